/**
 * What goes along with somebody at the shell: a lesson, a recording.
 *
 * <p>Start with {@link backstep.tutor.Teaching}, which lists the commands of this folder behind
 * those of the debugger; each is a file, and what it takes up is a {@link
 * backstep.shell.Companion}. Knows documents and the shell, but nothing of the terminal.
 */
package backstep.tutor;
