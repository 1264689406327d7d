package backstep.render;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * A change of a script.
 *
 * @param told what to do
 * @param edit the same, where it is a matter of whole lines
 */
record ScriptChange(String told, Optional<Consumer<ScriptText>> edit) {

  static ScriptChange of(String told, Consumer<ScriptText> edit) {
    return new ScriptChange(told, Optional.of(edit));
  }

  static ScriptChange byHand(String told) {
    return new ScriptChange(told, Optional.empty());
  }
}
