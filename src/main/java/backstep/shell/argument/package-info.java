/**
 * What several commands read in the same words: a line, a moment, a stop, a program, a file.
 *
 * <p>Start with {@link backstep.shell.argument.LineRef} and {@link
 * backstep.shell.argument.Programs}. Reads words with {@link backstep.shell.Arguments}; knows no
 * command.
 */
package backstep.shell.argument;
