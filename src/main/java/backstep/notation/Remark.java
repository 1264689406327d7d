package backstep.notation;

import java.util.List;

/**
 * The comments of an entry of a program, so that saving keeps them.
 *
 * @param above whole comment lines before it, without the {@code #}
 * @param beside the comment at the end of its line, or empty
 */
public record Remark(List<String> above, String beside) {
  public static final Remark NONE = new Remark(List.of(), "");
}
