/** What the menu of the agent's status says, in English. */
export const agentStatusWords = {
  agentStatus: 'Status',
  statusReady: 'Ready',
  statusNotReady: 'Not ready',
  statusBecause: (reason: string) => `Not ready: ${reason}`,
  statusOffline: 'Offline',
  statusOccupied: 'Occupied',
  statusUnknown: 'Not known yet',
};

export type AgentStatusWords = typeof agentStatusWords;
