/**
 * The process: its options, the screen and the keyboard, files and the clock.
 *
 * <p>Start with {@link backstep.terminal.Main}. This is the only place that knows JLine and that
 * assembles the commands; nothing depends on it.
 */
package backstep.terminal;
