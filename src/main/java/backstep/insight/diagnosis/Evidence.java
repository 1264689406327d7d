package backstep.insight.diagnosis;

import java.util.List;

/**
 * What a search for a {@link Symptom} comes back with.
 *
 * @param about what the commands for more ask about, or empty
 */
record Evidence(List<Sentence> sentences, String remedy, String about) {}
