/**
 * Markdown in which sessions are written down, so that a document is a test of what it shows.
 *
 * <p>Start with {@link backstep.lesson.Document}, then {@link backstep.lesson.Replay}, which runs
 * one. Knows the shell only as lines in and text out.
 */
package backstep.lesson;
