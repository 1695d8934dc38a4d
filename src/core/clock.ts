/** Where time comes from. Core never asks it; operations do, once per act, and pass the instant on. */
export interface Clock {
  now(): Date;
}
