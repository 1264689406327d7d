package backstep.shell;

import backstep.notation.UserError;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The text that is in a file. */
final class Utf8 {
  /** Some editors begin a file with it. */
  private static final String MARK = "\uFEFF";

  private Utf8() {}

  /**
   * The text, without a mark at its begin.
   *
   * @throws UserError if it is none
   */
  static String text(String file, byte[] content) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      return text.startsWith(MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new UserError(file + " is not a text in UTF-8; save it as one in an editor");
    }
  }
}
