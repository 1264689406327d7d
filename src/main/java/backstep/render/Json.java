package backstep.render;

import org.apache.commons.text.StringEscapeUtils;

/** What several views write as JSON. */
public final class Json {
  private Json() {}

  /** A string of JSON. */
  public static String quoted(String text) {
    return '"' + StringEscapeUtils.escapeJson(text) + '"';
  }
}
