package backstep.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read of a script computes what Python computes. */
class PythonTest {
  static final List<String> LOADED =
      List.of(
          "question_relu",
          "question_sigmoid",
          "fixed_relu",
          "fixed_sigmoid",
          "question_relu_outer",
          "question_sigmoid_outer",
          "fixed_relu_outer",
          "fixed_sigmoid_outer",
          "xor_scalars",
          "xor_scalars_repaired",
          "relu_sum",
          "relu_sum_repaired",
          "frozen_biases",
          "frozen_biases_repaired",
          "output_first",
          "output_first_repaired",
          "layers",
          "momentum",
          "perceptron",
          "rate_by_epoch",
          "epoch_as_function",
          "row_with_target",
          "rate_by_branch",
          "adam_counts",
          "columns_cut",
          "masks",
          "turned_weights",
          "perceptron_lists",
          "errors_by_epoch",
          "errors_in_list",
          "ones_appended",
          "clipped",
          "rate_by_elif",
          "label_as_place",
          "signs",
          "mean_of_loss",
          "weights_passed_on",
          "joined_data",
          "loops_between",
          "weights_given_back",
          "net_object",
          "layer_objects",
          "lists_in_a_class",
          "adam_object",
          "neuron_objects",
          "tuple_keys",
          "adam_fed_back",
          "rnn_overwrites",
          "four_functions",
          "rnn_object",
          "perceptron_object",
          "softmax_of_one",
          "softmax_in_rows",
          "almost_softmax",
          "set_up_by_numpy",
          "deep_dictionaries",
          "pythons_random",
          "random_state",
          "labels_of_softmax",
          "label_written",
          "lists_of_dictionaries",
          "weights_handed_in",
          "parameters_made_anew",
          "sorted_and_split",
          "tried",
          "added_up_vectors",
          "parameters_by_name",
          "predictions_kept",
          "added_up",
          "added_up_rows",
          "book_network",
          "functions_in_a_dictionary",
          "momentum_from_zero",
          "generator_of_its_own",
          "batch_columns",
          "batch_rows",
          "batch_lists",
          "batch_without_biases",
          "batch_moons",
          "batch_line",
          "batch_flat",
          "minibatch",
          "minibatch_shuffled",
          "minibatch_order",
          "minibatch_columns",
          "minibatch_list",
          "rows_in_drawn_order",
          "rows_reshaped",
          "rows_shuffled_repaired",
          "softmax_unshifted",
          "softmax_by_sum",
          "minibatch_last",
          "batch_functions",
          "batch_layers",
          "batch_spread",
          "pick_list_of_layers",
          "pick_in_epochs",
          "pick_batch",
          "pick_columns",
          "pick_and_mask",
          "dropout_mask",
          "noise_in_steps",
          "spiral",
          "planar",
          "deep_by_number",
          "one_hot_by_place",
          "adam_of_a_dictionary",
          "averages_made_late",
          "while_counted",
          "bias_from_weights",
          "pairs_of_two",
          "rates_tried",
          "list_shuffled",
          "autoencoder",
          "autoencoder_samples",
          "last_alone",
          "trials",
          "rate_of_epochs",
          "rate_in_stages",
          "ones_in_rows",
          "patience",
          "loss_in_text",
          "rate_in_one_epoch",
          "labels_for_the_loss",
          "hours_of_sleep",
          "best_kept");

  @Test
  void everyScriptTrainsAsInPython(@TempDir Path folder) throws IOException {
    assumeTrue(Python.isInstalled(), "python3 with numpy is not installed here");
    List<Python.Job> jobs =
        LOADED.stream()
            .map(name -> new Python.Job(Scripts.text(name), Scripts.read(name)))
            .toList();
    List<JsonNode> answers = Python.run(jobs, folder);
    for (int i = 0; i < jobs.size(); i++) {
      assertThat(jobs.get(i).difference(answers.get(i))).as(LOADED.get(i)).isEmpty();
    }
  }
}
