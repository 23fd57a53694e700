namespace NeuralGlasses.Training.Protocols;

/// <summary>What a family learnt from the training people; decodes people it has not seen.</summary>
public interface IPopulationDecoder
{
    /// <summary>How answers are joined over 600 ms; a decoder that does not take the mean has chosen on its training people alone.</summary>
    /// <param name="calibrated">Whether the answers are those after a calibration.</param>
    ContextRule Context(bool calibrated) => ContextRule.Mean;

    /// <summary>
    /// Decodes a person without any label of theirs. Causal: a frame's answer uses nothing recorded after it; otherwise statistics
    /// of the whole recording may be used, and still no label.
    /// </summary>
    /// <returns>Log-probabilities, [frame][label], of every frame of the person.</returns>
    float[][] DecodeUnseen(PersonRecordings person, bool causal);

    /// <summary>Decodes a person after a calibration; the only labels that may be used are those of the calibration frames.</summary>
    /// <param name="person">The person.</param>
    /// <param name="calibration">Indices into the person's frames: the steady frames of the calibration repetitions.</param>
    /// <param name="repetitions">Repetitions of each gesture among them.</param>
    /// <param name="seed">Seed of every draw.</param>
    /// <returns>Log-probabilities, [frame][label], of every frame of the person.</returns>
    float[][] DecodeCalibrated(PersonRecordings person, IReadOnlyList<int> calibration, int repetitions, int seed);

    /// <summary>Labels that the check of a calibration would ask this person to repeat, or to make differently; empty where a decoder has no check.</summary>
    /// <param name="person">The person.</param>
    /// <param name="calibration">Indices into the person's frames.</param>
    IReadOnlyList<string> AskedToRepeat(PersonRecordings person, IReadOnlyList<int> calibration) => [];
}
