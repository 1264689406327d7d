package backstep.lesson;

/**
 * Something wrong with a document.
 *
 * @param line in the file
 * @param text what is wrong; further lines are indented
 */
public record Finding(int line, String text) {}
