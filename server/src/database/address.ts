/** Whether a place is the address of a PostgreSQL server, and no folder. */
export const isAddress = (place: string): boolean => /^postgres(ql)?:\/\//i.test(place);
