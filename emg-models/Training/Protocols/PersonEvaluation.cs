namespace NeuralGlasses.Training.Protocols;

/// <summary>Tests one person under a protocol.</summary>
public static class PersonEvaluation
{
    /// <summary>Tests a person with a decoder that other people taught.</summary>
    /// <param name="decoder">The decoder; it has not seen the person.</param>
    /// <param name="person">The person.</param>
    /// <param name="protocol">Any protocol but <see cref="EvaluationProtocol.Within"/>.</param>
    /// <param name="seed">Seed of every draw.</param>
    /// <param name="notes">Told what could not be measured as asked.</param>
    /// <returns>The scores, or null where the person has no frame to test.</returns>
    public static PersonScore? Of(IPopulationDecoder decoder, PersonRecordings person, EvaluationProtocol protocol, int seed, Action<string> notes)
    {
        ArgumentNullException.ThrowIfNull(decoder);
        ArgumentNullException.ThrowIfNull(notes);
        var split = ProtocolSplit.Of(person, protocol);
        if (split.Tested.Count == 0)
        {
            notes($"{person.Subject}: has no steady frame that '{ProtocolNames.Of(protocol)}' tests, left out.");
            return null;
        }

        if (protocol == EvaluationProtocol.ZeroShot)
        {
            var offline = DecodedScore.Of(person, split.Tested, decoder.DecodeUnseen(person, causal: false), decoder.Context(calibrated: false));
            var causal = DecodedScore.Of(person, split.Tested, decoder.DecodeUnseen(person, causal: true), decoder.Context(calibrated: false));
            return new(person.Subject, split.Tested.Count, offline, causal);
        }

        var missing = split.Uncalibrated(person);
        if (missing.Count > 0)
            notes($"{person.Subject}: the calibration lacks {missing.Count} label(s) that are tested all the same: {string.Join(", ", missing)}.");
        var answers = decoder.DecodeCalibrated(person, split.Calibration, split.Repetitions, seed);
        return new(person.Subject, split.Tested.Count, DecodedScore.Of(person, split.Tested, answers, decoder.Context(calibrated: true)), null);
    }

    /// <summary>
    /// Tests each repetition of a person with a decoder that the person's other repetitions taught. The family learns from a copy of
    /// the person that holds only the other repetitions' frames, so every family can do it; unlabelled statistics of the whole
    /// recording may be used, as under zero-shot.
    /// </summary>
    /// <param name="family">Family to learn with.</param>
    /// <param name="person">The person.</param>
    /// <param name="seed">Seed of every draw.</param>
    /// <param name="notes">Told what could not be measured as asked.</param>
    /// <returns>The scores, or null where no label has two repetitions.</returns>
    public static PersonScore? Within(IDecoderFamily family, PersonRecordings person, int seed, Action<string> notes)
    {
        ArgumentNullException.ThrowIfNull(family);
        ArgumentNullException.ThrowIfNull(notes);
        var split = ProtocolSplit.Of(person, EvaluationProtocol.Within);
        var repeated = split.Tested.GroupBy(i => person.Frames[i].Label)
            .Where(label => label.Select(i => person.Frames[i].Repetition).Distinct().Count() > 1)
            .Select(label => label.Key)
            .ToHashSet();
        var tested = split.Tested.Where(i => repeated.Contains(person.Frames[i].Label)).ToArray();
        if (tested.Length < split.Tested.Count)
            notes($"{person.Subject}: label(s) with a single repetition cannot be tested within the person, left out.");
        if (tested.Length == 0)
            return null;

        // A frame is decided with the decoder that did not learn its repetition; its context is decoded by the same one.
        var window = new int[person.Frames.Count];
        var context = new int[person.Frames.Count];
        foreach (var repetition in tested.GroupBy(i => person.Frames[i].Repetition))
        {
            var others = person with { Frames = [.. person.Frames.Where(frame => frame.Label >= 0 && frame.Repetition != repetition.Key)] };
            var answers = family.Fit([others], seed, _ => { }).DecodeUnseen(person, causal: false);
            var (alone, together) = (FrameDecisions.Window200(answers), FrameDecisions.Context600(person, answers));
            foreach (var i in repetition)
                (window[i], context[i]) = (alone[i], together[i]);
        }

        var mean600 = Confusion.Of(person, tested, context);
        return new(person.Subject, tested.Length, new(Confusion.Of(person, tested, window), mean600, mean600), null);
    }
}
