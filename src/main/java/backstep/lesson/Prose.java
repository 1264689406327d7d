package backstep.lesson;

/**
 * What stands between the blocks that are run: Markdown.
 *
 * @param line of its first line in the file
 * @param section the heading at its end, under which what follows stands
 * @param text its lines
 */
public record Prose(int line, String section, String text) implements Part {
  @Override
  public <R> R fold(Kinds<R> kinds) {
    return kinds.prose(this);
  }
}
