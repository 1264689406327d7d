/**
 * The shell as a function: a session and a line give a session and a text.
 *
 * <p>Start with {@link backstep.shell.Shell} and {@link backstep.shell.Command}; each command is a
 * file in {@link backstep.shell.command}. Knows nothing of the terminal: files, the window and
 * Ctrl-C are a {@link backstep.shell.World}.
 */
package backstep.shell;
