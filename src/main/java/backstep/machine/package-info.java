/**
 * The machine: states, the lines that make one from another, and time in both directions.
 *
 * <p>Start with {@link backstep.machine.State}, then {@link backstep.machine.Machine}, which runs
 * one experiment, and {@link backstep.machine.Timeline}, which goes back and forth in it and across
 * edits. Knows nothing of text, commands or the screen.
 */
package backstep.machine;
