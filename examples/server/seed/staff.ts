/** Who answers in the demo chats. */
import type {Author} from '../../../src/model/message.js';
import {ME} from '../identity.js';

export type StaffName = 'olga' | 'marek' | 'aisha' | 'tom';

export const STAFF: Readonly<Record<StaffName, Author>> = {
  olga: ME,
  marek: {kind: 'service-user', id: 'marek.nowak', name: 'Marek Nowak', role: 'Senior agent'},
  aisha: {kind: 'service-user', id: 'aisha.rahman', name: 'Aisha Rahman', role: 'Payments specialist'},
  tom: {kind: 'service-user', id: 'tom.becker', name: 'Tom Becker', role: 'Support agent'},
};

export const SYSTEM: Author = {kind: 'system', id: 'system', name: 'System'};
