package backstep.shell;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What can stand behind the name of a command, as the command itself says it: arguments, one behind
 * another, in place of another, or several times.
 */
@FunctionalInterface
public interface Syntax {
  /** Nothing can stand here, and nothing behind it. */
  Syntax END = behind -> Stream.empty();

  /** No word is needed. */
  Syntax NONE = behind -> behind.places(END);

  /**
   * The arguments that can stand first.
   *
   * @param behind what can stand behind all of this
   */
  Stream<Place> places(Syntax behind);

  /** An argument that can stand somewhere, with what can stand behind it. */
  record Place(Argument argument, Syntax behind) {}

  static Syntax word(String text, String meaning) {
    return new Word(text, meaning);
  }

  /** The name of a file that ends so; of any, where no endings are given. */
  static Syntax file(String... endings) {
    return new FileArgument(List.of(endings));
  }

  default Syntax then(Syntax next) {
    return behind -> places(end -> next.places(behind));
  }

  default Syntax or(Syntax other) {
    return behind -> Stream.concat(places(behind), other.places(behind));
  }

  default Syntax optional() {
    return or(NONE);
  }

  /** Once, or several times. */
  default Syntax repeated() {
    return then(end -> repeated().optional().places(end));
  }

  /** What can stand first. */
  default List<Argument> first() {
    return places(END).map(Place::argument).distinct().toList();
  }

  /** What can stand behind a word that stands first; a word of this syntax is not another's. */
  default Syntax behind(String word) {
    List<Place> places = places(END).toList();
    List<Place> named = places.stream().filter(place -> isNamed(place.argument(), word)).toList();
    return (named.isEmpty() ? places.stream().filter(Syntax::isOpen) : named.stream())
        .map(Place::behind)
        .distinct() // else each word of many would double them
        .reduce(END, Syntax::or);
  }

  private static boolean isNamed(Argument argument, String word) {
    return argument instanceof Word own && own.text().equals(word);
  }

  private static boolean isOpen(Place place) {
    return !(place.argument() instanceof Word);
  }

  /** All arguments that can stand anywhere in it. */
  default Set<Argument> all() {
    Set<Argument> all = new LinkedHashSet<>();
    gather(all);
    return all;
  }

  private void gather(Set<Argument> all) {
    places(END).filter(place -> all.add(place.argument())).forEach(p -> p.behind().gather(all));
  }

  /** The words that it names itself. */
  default List<String> ownWords() {
    return all().stream()
        .filter(Word.class::isInstance)
        .map(argument -> ((Word) argument).text())
        .toList();
  }
}
