/**
 * What can be drawn of runs, on the screen or in a file.
 *
 * <p>Start with {@link backstep.shell.figure.Subject}, which is one kind of picture a record, and
 * {@link backstep.shell.figure.Runs}, of which they are drawn.
 */
package backstep.shell.figure;
