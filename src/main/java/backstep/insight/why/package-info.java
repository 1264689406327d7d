/**
 * Why a value is what it is: where it came from, which version of it a line reads, which line made
 * the first NaN, where another program first computes something else.
 *
 * <p>Start with {@link backstep.insight.why.Why}, which explains a cell, and {@link
 * backstep.insight.why.Accesses}, which needs no run. Judges nothing.
 */
package backstep.insight.why;
