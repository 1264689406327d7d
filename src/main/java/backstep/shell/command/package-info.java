/**
 * The commands, one a file; {@link backstep.shell.command.Commands} lists them in the order of the
 * help. To add one, write its record and its line there: dispatch, help, completion and the
 * contract tests pick it up.
 */
package backstep.shell.command;
