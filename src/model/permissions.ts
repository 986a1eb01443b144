/** What the service user may do. What is not allowed is not offered. */
export interface Permissions {
  readonly send: boolean;
  readonly delete: boolean;
  readonly export: boolean;
  readonly viewContact: boolean;
  readonly viewTransaction: boolean;
}

/** The permissions of a back end that does not tell any. */
export const ALL_PERMISSIONS: Permissions = {
  send: true,
  delete: true,
  export: true,
  viewContact: true,
  viewTransaction: true,
};
