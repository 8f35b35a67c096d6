import type { Dispatch, RefObject, SetStateAction } from 'react';
import { useOutletContext } from 'react-router';
import type { ZoomPhoneEmbed } from 'zoom-embed-elements';
import type { NoteField } from '../../shared/crm.js';

/** What the pages share of the phone. */
export interface Softphone {
  phone: RefObject<ZoomPhoneEmbed | null>;
  fields: readonly NoteField[];
  setFields: Dispatch<SetStateAction<readonly NoteField[]>>;
}

export const useSoftphone = () => useOutletContext<Softphone>();
