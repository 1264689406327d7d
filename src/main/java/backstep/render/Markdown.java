package backstep.render;

/** Markdown for the terminal. */
public final class Markdown {
  private Markdown() {}

  public static String text(String markdown, int width) {
    return markdown + "\n";
  }

  public static String inline(String markdown, int width, int indent) {
    return Prose.wrap(markdown, indent, width);
  }
}
