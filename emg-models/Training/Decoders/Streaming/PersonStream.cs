using NeuralGlasses.StreamingNetwork;
using NeuralGlasses.Training.Protocols;

namespace NeuralGlasses.Training.Decoders.Streaming;

/// <summary>The gap-free stretches of a person as sequences for a network; a frame's answer is that of the last step it holds whole.</summary>
internal sealed class PersonStream
{
    private readonly PersonRecordings _person;
    private readonly StreamingNetworkOptions _options;
    private readonly int[][] _frames;
    private readonly int[] _starts;
    private readonly float[][] _signals;

    /// <summary>Cuts and scales the signal.</summary>
    /// <param name="person">The person.</param>
    /// <param name="gains">What each channel is multiplied by from the end of the frame before to the end of a frame, [frame][channel].</param>
    /// <param name="options">Shape of the network.</param>
    public PersonStream(PersonRecordings person, float[][] gains, StreamingNetworkOptions options)
    {
        (_person, _options) = (person, options);
        _frames = [.. Enumerable.Range(0, person.Frames.Count).GroupBy(i => person.Frames[i].Stretch).Select(stretch => stretch.ToArray())];
        _starts = Array.ConvertAll(_frames, frames => StretchStart(person.Frames[frames[0]]));
        _signals = [.. _frames.Select((frames, s) => Scaled(frames, _starts[s], gains))];
    }

    /// <summary>Sequences of the stretches that hold frames to learn from; the steps that end within a hop before such a frame's end are labelled.</summary>
    public IEnumerable<NetworkSequence> Lessons(IEnumerable<int> learnt, int group)
    {
        var wanted = learnt.ToHashSet();
        var hop = Math.Max(1, FrameCutter.HopLength(_person.RateHz) / _options.StrideSamples);
        for (var s = 0; s < _frames.Length; s++)
        {
            if (!_frames[s].Any(wanted.Contains))
                continue;
            var labels = Unlabelled(s);
            foreach (var i in _frames[s].Where(wanted.Contains))
            {
                var last = LastStep(s, i);
                labels.AsSpan(Math.Max(0, last - hop + 1)..(last + 1)).Fill(_person.Frames[i].Label);
            }

            yield return new(_signals[s], labels, group);
        }
    }

    /// <summary>Log-probabilities, [frame][label].</summary>
    public float[][] Decode(TrainedNetwork network)
    {
        var answers = new float[_person.Frames.Count][];
        for (var s = 0; s < _frames.Length; s++)
        {
            var steps = network.Score(new(_signals[s], Unlabelled(s), group: 0));
            foreach (var i in _frames[s])
                answers[i] = steps[LastStep(s, i)];
        }

        return answers;
    }

    private int StretchStart(Frame frame)
        => _person.Sessions[frame.Session].Stretches.First(stretch => stretch.Start <= frame.Start && frame.Start < stretch.End).Start;

    private int LastStep(int stretch, int frame)
        => (_person.Frames[frame].Start + _person.WindowLength - _starts[stretch]) / _options.StrideSamples - 1;

    private int[] Unlabelled(int stretch)
    {
        var labels = new int[_signals[stretch].Length / _person.ChannelCount / _options.StrideSamples];
        Array.Fill(labels, NetworkSequence.Masked);
        return labels;
    }

    // To the end of the last frame: what comes after it is never asked for.
    private float[] Scaled(int[] frames, int start, float[][] gains)
    {
        var channels = _person.ChannelCount;
        var signal = PersonSignal.Filtered(_person, _person.Frames[frames[0]].Session);
        var scaled = new float[(_person.Frames[frames[^1]].Start + _person.WindowLength - start) * channels];
        var t = 0;
        foreach (var i in frames)
        {
            for (var end = _person.Frames[i].Start + _person.WindowLength - start; t < end; t++)
            {
                for (var c = 0; c < channels; c++)
                    scaled[t * channels + c] = signal[start + t, c] * gains[i][c];
            }
        }

        return scaled;
    }
}
