import { operatorRoles as ofOperator, organizationRoles as ofOrganization } from '../core/permissions.ts';

/** The roles of an organization's people, and of the operator's, from the most rights to the fewest. */
export const organizationRoles = ofOrganization;
export const operatorRoles = ofOperator;
