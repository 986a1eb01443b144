/** What all events of the elements share: they bubble, and leave the shadow roots they are fired in. */
export abstract class BackchatDomEvent<Detail = undefined> extends CustomEvent<Detail> {
  /** `cancelable` where something can be prevented. */
  constructor(type: string, detail?: Detail, cancelable = false) {
    super(type, {detail, cancelable, bubbles: true, composed: true});
  }
}
