/** Whether the far side acts by itself, and how fast. */
export interface AutopilotSettings {
  readonly autopilot: boolean;
  /** A factor for each delay. */
  readonly pace: number;
}

/** Waits so many milliseconds, at the pace that is set. Resolves with whether the far side is to act then. */
export async function isDue(settings: AutopilotSettings, delay: number): Promise<boolean> {
  if (!settings.autopilot) return false;
  await new Promise((resolve) => setTimeout(resolve, delay * settings.pace));
  return settings.autopilot;
}
