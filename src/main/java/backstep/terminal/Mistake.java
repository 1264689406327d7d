package backstep.terminal;

/** What to say about an exception that nobody expected: it must not cost the user the session. */
final class Mistake {
  private Mistake() {}

  static String text(RuntimeException mistake) {
    return "this is a mistake in Backstep, not yours; your session is as it was before the line\n("
        + mistake
        + ")\n";
  }
}
