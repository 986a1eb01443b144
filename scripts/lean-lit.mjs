/**
 * Rollup plugin: takes out of Lit what nothing here can reach, for the one-file bundle (the modules of the package import
 * Lit as it is). Its safeguards against forged templates and its trusted-types policy stay. Each cut is a piece of Lit's
 * text, and what stands in its place. The build fails where Lit's text is not the one expected (after an update: look the
 * piece up anew), and where our code uses what is cut.
 */

/** Old browsers have no `adoptedStyleSheets`: all that we support do. */
const CSS_TAG = `
  export class CSSResult {
    constructor(cssText) {
      this.cssText = cssText;
    }
    get styleSheet() {
      if (!this.sheet) (this.sheet = new CSSStyleSheet()).replaceSync(this.cssText);
      return this.sheet;
    }
  }
  export const css = (strings, ...values) =>
    new CSSResult(strings.reduce((text, string, index) => text + values[index - 1].cssText + string));
  export const adoptStyles = (root, styles) => {
    root.adoptedStyleSheets = styles.map((style) => style.styleSheet);
  };
  export const getCompatibleStyle = (style) => style;
  export const unsafeCSS = undefined;
  export const supportsAdoptingStyleSheets = true;`;

const CUTS = {
  'lit-html/lit-html.js': [
    // ShadyDOM.
    ['i=t=>t,', ''],
    ['const s=i(t).nextSibling;i(t).remove(),t=s', 'const s=t.nextSibling;t.remove(),t=s'],
    // Polyfills, other copies of Lit, what only tests and server rendering use.
    [
      'const j={M:h,P:o,A:n,C:1,L:N,R,D:d,V:M,I:k,H,N:L,U:z,B:I,F:Z},B=t.litHtmlPolyfillSupport;B?.(S,k),(t.litHtmlVersions??=[]).push("3.3.3");',
      'const j={I:k};',
    ],
    // svg`…` and mathml`…`.
    [
      'x=t=>(i,...s)=>({_$litType$:t,strings:i,values:s}),b=x(1),w=x(2),T=x(3),',
      'b=(t,...i)=>({_$litType$:1,strings:t,values:i}),',
    ],
    [',T as mathml', ''],
    [',w as svg', ''],
    ['N=(t,i)=>{', 'N=t=>{'],
    ['let n,l=2===i?"<svg>":3===i?"<math>":"",', 'let l="",'],
    ['+(2===i?"</svg>":3===i?"</math>":"")', ''],
    ['constructor({strings:t,_$litType$:i},e){let r;', 'constructor({strings:t}){let r;'],
    ['[f,v]=N(t,i);', '[f,v]=N(t);'],
    [
      'if(this.el=S.createElement(f,e),P.currentNode=this.el.content,2===i||3===i){const t=this.el.content.firstChild;t.replaceWith(...t.childNodes)}',
      'this.el=S.createElement(f),P.currentNode=this.el.content;',
    ],
    // Comments, tags and raw text that hold expressions, values without quotes before `/>`.
    ['v=/<(?:(!--|\\/[^a-zA-Z])|(\\/?[a-zA-Z][^>\\s]*)|(\\/?$))/g,_=/-->/g,m=/>/g,', 'v=/<\\w/g,'],
    ['y=/^(?:script|style|textarea|title)$/i,', ''],
    [
      'c===v?"!--"===u[1]?c=_:void 0!==u[1]?c=m:void 0!==u[2]?(y.test(u[2])&&(n=RegExp("</"+u[2],"g")),c=p):void 0!==u[3]&&(c=p):c===p?">"===u[0]?(c=n??v,d=-1)',
      'c===p?">"===u[0]?(c=v,d=-1)',
    ],
    ['c===$||c===g?c=p:c===_||c===m?c=v:(c=p,n=void 0)', 'c=p'],
    ['const x=c===p&&t[i+1].startsWith("/>")?" ":"";', ''],
    ['s.slice(0,d)+h+s.slice(d)+o+x)', 's.slice(0,d)+h+s.slice(d)+o)'],
    ['(-2===d?i:x)', '(-2===d?i:"")'],
    [
      'if(y.test(r.tagName)){const t=r.textContent.split(o),i=t.length-1;if(i>0){r.textContent=s?s.emptyScript:"";for(let s=0;s<i;s++)r.append(t[s],c()),P.nextNode(),d.push({type:2,index:++l});r.append(t[i],c())}}',
      '',
    ],
    ['if(r.hasAttributes())for', 'for'],
    [
      'if(r.data===n)d.push({type:2,index:l});else{let t=-1;for(;-1!==(t=r.data.indexOf(o,t+1));)d.push({type:7,index:l}),t+=o.length-1}',
      'r.data===n&&d.push({type:2,index:l});',
    ],
    // Templates compiled beforehand.
    [
      'const{values:i,_$litType$:s}=t,e="number"==typeof s?this._$AC(t):(void 0===s.el&&(s.el=S.createElement(V(s.h,s.h[0]),this.options)),s);',
      'const{values:i}=t,e=this._$AC(t);',
    ],
    // Directives that are told when they leave the page, and those in attributes.
    [
      'function M(t,i,s=t,e){if(i===E)return i;let h=void 0!==e?s._$Co?.[e]:s._$Cl;',
      'function M(t,i,s=t){if(i===E)return i;let h=s._$Cl;',
    ],
    [
      '(h?._$AO?.(!1),void 0===o?h=void 0:(h=new o(t),h._$AT(t,s,e)),void 0!==e?(s._$Co??=[])[e]=h:s._$Cl=h)',
      '(s._$Cl=h=o&&new o(t))',
    ],
    ['h,e)),i}', 'h)),i}'],
    [
      'this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=i}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}',
      'this._$AV=[],this._$AD=t}',
    ],
    ['new R(e,this)', 'new R(e)'],
    [
      'get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,i,s,e){this.type=2,this._$AH=A,this._$AN=void 0,this._$AA=t,this._$AB=i,this._$AM=s,this.options=e,this._$Cv=e?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode;const i=this._$AM;return void 0!==i&&11===t?.nodeType&&(t=i.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}',
      'constructor(t,i,s){this._$AH=A,this._$AA=t,this._$AB=i,this.options=s}',
    ],
    ['new k(h,h.nextSibling,this,t)', 'new k(h,h.nextSibling,t)'],
    ['new k(this.O(c()),this.O(c()),this,this.options)', 'new k(this.O(c()),this.O(c()),this.options)'],
    ['new k(i.insertBefore(c(),t),t,void 0,s??{})', 'new k(i.insertBefore(c(),t),t,s)'],
    ['this._$AP?.(!1,!0,s);', ';'],
    ['setConnected(t){void 0===this._$AM&&(this._$Cv=t,this._$AP?.(t))}', ''],
    ['new Z(h,this,t)', 'new Z(h)'],
    [
      'constructor(t,i,s){this.element=t,this.type=6,this._$AN=void 0,this._$AM=i,this.options=s}get _$AU(){return this._$AM._$AU}',
      'constructor(t){this.element=t}',
    ],
    ['new r.ctor(h,r.name,r.strings,this,t)', 'new r.ctor(h,r.name,r.strings,t)'],
    [
      'get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,i,s,e,h){this.type=1,this._$AH=A,this._$AN=void 0,this.element=t,this.name=i,this._$AM=e,this.options=h,',
      'constructor(t,i,s,e){this._$AH=A,this.element=t,this.name=i,this.options=e,',
    ],
    [
      '_$AI(t,i=this,s,e){const h=this.strings;let o=!1;if(void 0===h)t=M(this,t,i,0),o=!a(t)||t!==this._$AH&&t!==E,o&&(this._$AH=t);else{const e=t;let n,r;for(t=h[0],n=0;n<h.length-1;n++)r=M(this,e[s+n],i,n),r===E&&(r=this._$AH[n]),o||=!a(r)||r!==this._$AH[n],',
      '_$AI(t,s){const h=this.strings;let o=!1;if(void 0===h)o=!a(t)||t!==this._$AH,o&&(this._$AH=t);else{const e=t;let n,r;for(t=h[0],n=0;n<h.length-1;n++)r=e[s+n],o||=!a(r)||r!==this._$AH[n],',
    ],
    ['o&&!e&&this.j(t)', 'o&&this.j(t)'],
    ['s._$AI(t,s,i)', 's._$AI(t,i)'],
    ['constructor(){super(...arguments),this.type=3}', ''],
    ['constructor(){super(...arguments),this.type=4}', ''],
    [
      'constructor(t,i,s,e,h){super(t,i,s,e,h),this.type=5}_$AI(t,i=this){if((t=M(this,t,i,0)??A)===E)return;const s=this._$AH,e=t===A&&s!==A||t.capture!==s.capture||t.once!==s.once||t.passive!==s.passive,h=t!==A&&(s===A||e);e&&this.element.removeEventListener(this.name,this,s),h&&this.element.addEventListener(this.name,this,t),this._$AH=t}',
      '_$AI(t){t??=A;const s=this._$AH;t===A?s!==A&&this.element.removeEventListener(this.name,this,s):s===A&&this.element.addEventListener(this.name,this,t),this._$AH=t}',
    ],
    ['this.options?.host??this.element', 'this.options.host'],
    // Only LitElement renders.
    [
      'const e=s?.renderBefore??i;let h=e._$litPart$;if(void 0===h){const t=s?.renderBefore??null;e._$litPart$=h=new k(i.insertBefore(c(),t),t,s)}return h._$AI(t),h',
      '(i._$litPart$??=new k(i.appendChild(c()),null,s))._$AI(t)',
    ],
  ],
  'lit-html/directive-helpers.js': [
    [
      ',n=e._$AM,c=n!==o;if(c){let t;e._$AQ?.(o),e._$AM=o,void 0!==e._$AP&&(t=o._$AU)!==n._$AU&&e._$AP(t)}if(t!==d||c)',
      ';if(t!==d)',
    ],
    ['new t(i,n,o,o.options)', 'new t(i,n,o.options)'],
    ['const t=i(o).nextSibling;i(l).insertBefore(o,d),o=t', 'const t=o.nextSibling;l.insertBefore(o,d),o=t'],
  ],
  'lit-html/directive.js': [['get _$AU(){return this._$AM._$AU}_$AT(t,e,i){this._$Ct=t,this._$AM=e,this._$Ci=i}', '']],
  'lit-html/directives/repeat.js': [
    ['if(super(e),e.type!==r.CHILD)throw Error("repeat() can only be used in text expressions")', 'super(e)'],
    ['return{values:o,keys:l}}render(e,s,t){return this.dt(e,s,t).values}', 'return{values:o,keys:l}}'],
  ],
  'lit-element/lit-element.js': [
    ['this.renderOptions={host:this},this._$Do=void 0', 'this.renderOptions={host:this}'],
    [
      'createRenderRoot(){const t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}',
      '',
    ],
    [
      'this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(t),this._$Do=e(',
      'super.update(t),e(',
    ],
    [
      'connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}',
      '',
    ],
    ['i._$litElement$=!0,', ''],
    [
      ',s.litElementHydrateSupport?.({LitElement:i});const o=s.litElementPolyfillSupport;o?.({LitElement:i});const n={_$AK:(t,e,r)=>{t._$AK(e,r)},_$AL:t=>t._$AL};(s.litElementVersions??=[]).push("4.2.2");',
      ';',
    ],
    [',n as _$LE', ''],
    ['const s=globalThis;', ''],
  ],
  '@lit/reactive-element/reactive-element.js': [
    // Polyfills, other copies of Lit, decorators' metadata.
    [',p=a.reactiveElementPolyfillSupport', ''],
    [',p?.({ReactiveElement:y}),(a.reactiveElementVersions??=[]).push("2.1.2")', ''],
    ['Symbol.metadata??=Symbol("metadata"),a.litPropertyMetadata??=new WeakMap;', ''],
    [
      'const t=this[Symbol.metadata];if(null!==t){const s=litPropertyMetadata.get(t);if(void 0!==s)for(const[t,i]of s)this.elementProperties.set(t,i)}',
      '',
    ],
    [
      'const t=this.properties,s=[...r(t),...o(t)];for(const i of s)this.createProperty(i,t[i])',
      'const t=this.properties;for(const s in t)this.createProperty(s,t[s])',
    ],
    ['getOwnPropertyDescriptor:h,getOwnPropertyNames:r,getOwnPropertySymbols:o,', ''],
    // Initializers.
    ['static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}', ''],
    ['const t=n(this);t.finalize(),void 0!==t.l&&(this.l=[...t.l]),', 'const t=n(this);t.finalize(),'],
    [',this.requestUpdate(),this.constructor.l?.forEach(t=>t(this))}', ',this.requestUpdate()}'],
    // Accessors of one's own, and properties without one.
    [
      'if(s.state&&(s.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(t)&&((s=Object.create(s)).wrapped=!0),this.elementProperties.set(t,s),!s.noAccessor){const i=Symbol(),h=this.getPropertyDescriptor(t,i,s);void 0!==h&&e(this.prototype,t,h)}',
      's.state&&(s.attribute=!1),this.elementProperties.set(t,s);const i=Symbol();e(this.prototype,t,{get(){return this[i]},set(s){const h=this[i];this[i]=s,this.requestUpdate(t,h)},configurable:!0,enumerable:!0})',
    ],
    [
      'static getPropertyDescriptor(t,s,i){const{get:e,set:r}=h(this.prototype,t)??{get(){return this[s]},set(t){this[s]=t}};return{get:e,set(s){const h=e?.call(this);r?.call(this,s),this.requestUpdate(t,h,i)},configurable:!0,enumerable:!0}}',
      '',
    ],
    [
      'const t=this.constructor.elementProperties;if(t.size>0)for(const[s,i]of t){const{wrapped:t}=i,e=this[s];!0!==t||this._$AL.has(s)||void 0===e||this.C(s,void 0,i,e)}',
      '',
    ],
    // Converters of one's own, of objects and arrays, defaults of properties that are reflected; these are strings.
    [
      'u={toAttribute(t,s){switch(s){case Boolean:t=t?l:null;break;case Object:case Array:t=null==t?t:JSON.stringify(t)}return t},fromAttribute(t,s){let i=t;switch(s){case Boolean:i=null!==t;break;case Number:i=null===t?null:Number(t);break;case Object:case Array:try{i=JSON.parse(t)}catch(t){i=null}}return i}}',
      'u=(t,s)=>s===Boolean?null!==t:s===Number&&null!==t?+t:t',
    ],
    [',c=a.trustedTypes,l=c?c.emptyScript:""', ''],
    [',b={attribute:!0,type:String,converter:u,reflect:!1,useDefault:!1,hasChanged:f}', ',b={}'],
    [
      'const h=(void 0!==i.converter?.toAttribute?i.converter:u).toAttribute(s,i.type);this._$Em=t,null==h?this.removeAttribute(e):this.setAttribute(e,h),this._$Em=null',
      'this._$Em=t,null==s?this.removeAttribute(e):this.setAttribute(e,s),this._$Em=null',
    ],
    [
      'const t=i.getPropertyOptions(e),h="function"==typeof t.converter?{fromAttribute:t.converter}:void 0!==t.converter?.fromAttribute?t.converter:u;this._$Em=e;const r=h.fromAttribute(s,t.type);this[e]=r??this._$Ej?.get(e)??r,this._$Em=null',
      'this._$Em=e,this[e]=u(s,i.elementProperties.get(e).type),this._$Em=null',
    ],
    [
      'requestUpdate(t,s,i,e=!1,h){if(void 0!==t){const r=this.constructor;if(!1===e&&(h=this[t]),i??=r.getPropertyOptions(t),!((i.hasChanged??f)(h,s)||i.useDefault&&i.reflect&&h===this._$Ej?.get(t)&&!this.hasAttribute(r._$Eu(t,i))))return;this.C(t,s,i)}',
      'requestUpdate(t,s){if(void 0!==t){if(!f(this[t],s))return;this.C(t,s)}',
    ],
    [
      'C(t,s,{useDefault:i,reflect:e,wrapped:h},r){i&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,r??s??this[t]),!0!==h||void 0!==r)||(this._$AL.has(t)||(this.hasUpdated||i||(s=void 0),this._$AL.set(t,s)),!0===e&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}',
      'C(t,s){this._$AL.has(t)||this._$AL.set(t,this.hasUpdated?s:void 0),this.constructor.elementProperties.get(t)?.reflect&&this._$Em!==t&&(this._$Eq??=new Set).add(t)}',
    ],
    ['static getPropertyOptions(t){return this.elementProperties.get(t)??b}', ''],
    ['createProperty(t,s=b)', 'createProperty(t,s)'],
    [',b={}', ''],
    ['if(void 0!==e&&!0===i.reflect){this', '{this'],
    // Styles in lists of lists.
    [
      'const i=[];if(Array.isArray(s)){const e=new Set(s.flat(1/0).reverse());for(const s of e)i.unshift(t(s))}else void 0!==s&&i.push(t(s));return i',
      'return[s??[]].flat()',
    ],
    // Hooks that nothing here overrides.
    ['enableUpdating(t){}', ''],
    ['scheduleUpdate(){return this.performUpdate()}', ''],
    [
      'const t=this.scheduleUpdate();return null!=t&&await t,!this.isUpdatePending',
      'this.performUpdate();return!this.isUpdatePending',
    ],
    ['return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}', 'return this._$ES}'],
    [
      't=this.shouldUpdate(s),t?(this.willUpdate(s),this._$EO?.forEach(t=>t.hostUpdate?.()),this.update(s)):this._$EM()',
      't=!0,this.willUpdate(s),this._$EO?.forEach(t=>t.hostUpdate?.()),this.update(s)',
    ],
    ['shouldUpdate(t){return!0}', ''],
    [
      'this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(t)),this.updated(t)',
      'this.hasUpdated=!0,this.updated(t)',
    ],
    ['firstUpdated(t){}', ''],
    ['this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions)', 'this.attachShadow({mode:"open"})'],
    [',y.shadowRootOptions={mode:"open"}', ''],
    ['this.renderRoot??=this.createRenderRoot(),this._$Ep', 'this._$Ep'],
    // For JavaScript's #private members need no names.
    [
      'super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,',
      'super(),this.isUpdatePending=!1,this.hasUpdated=!1,',
    ],
  ],
};

/** What is cut, as our code would name it. */
const GONE =
  /\b(firstUpdated|shouldUpdate|scheduleUpdate|getUpdateComplete|enableUpdating|createRenderRoot|shadowRootOptions|addInitializer|createProperty|getPropertyDescriptor|getPropertyOptions|unsafeCSS|renderBefore|noAccessor|useDefault|hasChanged|converter|setConnected|AsyncDirective|asyncAppend|asyncReplace)\b|\b(svg|mathml)`|@(capture|once|passive)\b/;

export const leanLit = () => {
  return {
    name: 'lean-lit',
    transform(code, id) {
      const [used] = (/\/src\/.+\.ts$/.test(id) && GONE.exec(code)) || [];
      if (used) this.error(`lean-lit: ${id} uses ${used}, which the bundle has not: see scripts/lean-lit.mjs.`);
      if (id.endsWith('@lit/reactive-element/css-tag.js')) return {code: CSS_TAG, map: null};
      const name = Object.keys(CUTS).find((path) => id.endsWith(`node_modules/${path}`));
      if (!name) return null;
      const lean = CUTS[name].reduce((text, [cut, by]) => {
        if (text.split(cut).length !== 2) throw new Error(`lean-lit: ${name} has not once: ${cut}`);
        return text.replace(cut, () => by);
      }, code);
      return {code: lean, map: null};
    },
  };
};
