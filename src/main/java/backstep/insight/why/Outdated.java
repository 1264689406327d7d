package backstep.insight.why;

import backstep.notation.StaleRead;

/**
 * What a stale read has found instead of what the forward pass found.
 *
 * @param forward the value of the cell that the forward pass read
 * @param writer the line that has changed it since
 */
public record Outdated(StaleRead read, double forward, int writer) {}
