using static TorchSharp.torch;

namespace NeuralGlasses.StreamingNetwork.Taps;

/// <summary>Draws batches of crops of random sessions, each a little louder, noisier or turned.</summary>
internal sealed class TapCrops(IReadOnlyList<TapSession> sessions, IReadOnlyList<Half[]> inputs, TapNetworkOptions options, TapLearning learning, int seed)
{
    // A key whose burst began before the crop, or that nobody could know of before its end, is none of it.
    private const double NotBeforeS = 0.08;
    private const double NotAfterS = 0.06;

    // Where a key is expected while its time is taught: the strike is over by then.
    private const double KnownAfterS = 0.02;
    private const float BlankWeight = 0.25f;
    private const int Channels = TapNetworkOptions.Channels;
    private readonly Random _chance = new(seed);

    /// <summary>A batch: inputs [crop, step, input], all keys one behind the other and how many each crop has, classes and their weights at each step [crop, step].</summary>
    public (Tensor Inputs, Tensor Keys, Tensor Counts, Tensor Timed, Tensor Weights) Next()
    {
        var (crops, steps) = (learning.BatchSize, learning.CropSteps);
        var signal = new float[crops * steps * TapNetworkOptions.Inputs];
        var keys = new List<long>();
        var counts = new long[crops];
        var timed = new long[crops * steps];
        var weights = new float[crops * steps];
        Array.Fill(timed, options.Blank);
        Array.Fill(weights, BlankWeight);
        for (var crop = 0; crop < crops; crop++)
        {
            var index = _chance.Next(sessions.Count);
            var from = _chance.Next(sessions[index].Steps - steps + 1);
            Take(inputs[index], from, signal.AsSpan(crop * steps * TapNetworkOptions.Inputs, steps * TapNetworkOptions.Inputs));
            counts[crop] = Label(sessions[index], from, keys, timed.AsSpan(crop * steps, steps), weights.AsSpan(crop * steps, steps));
        }

        return (tensor(signal, [crops, steps, TapNetworkOptions.Inputs]), tensor(keys.ToArray(), [keys.Count]), tensor(counts, [crops]),
            tensor(timed, [crops, steps, 1]), tensor(weights, [crops, steps, 1]));
    }

    private static long Label(TapSession session, int from, List<long> keys, Span<long> timed, Span<float> weights)
    {
        var begin = from * TapNetworkOptions.StepSeconds;
        var end = begin + (timed.Length * TapNetworkOptions.StepSeconds);
        var count = 0;
        var free = 0;
        for (var i = 0; i < session.Keys.Length; i++)
        {
            if (session.Seconds[i] < begin + NotBeforeS || session.Seconds[i] > end - NotAfterS)
                continue;
            keys.Add(session.Keys[i]);
            count++;
            var at = Math.Max(free, (int)((session.Seconds[i] + KnownAfterS - begin) / TapNetworkOptions.StepSeconds));
            if (at >= timed.Length)
                continue;
            timed[at] = session.Keys[i];
            weights[at] = 1;
            free = at + 1;
        }

        return count;
    }

    // In plain C#: TorchSharp gives native code scalars that a collection may free during the call.
    private void Take(Half[] from, int step, Span<float> crop)
    {
        var source = from.AsSpan(step * TapNetworkOptions.Inputs, crop.Length);
        Span<int> turns = stackalloc int[TapNetworkOptions.Wrists];
        Span<float> louder = stackalloc float[TapNetworkOptions.Wrists * Channels];
        for (var wrist = 0; wrist < turns.Length; wrist++)
        {
            turns[wrist] = _chance.NextDouble() < learning.TurnedShare ? (2 * _chance.Next(2)) - 1 : 0;
            var shared = _chance.Normal();
            for (var c = 0; c < Channels; c++)
                louder[(wrist * Channels) + c] = (float)(learning.GainDeviation * (shared + _chance.Normal()));
        }

        var noise = (float)(learning.FeatureNoise * Math.Sqrt(3));
        for (var row = 0; row < crop.Length / Channels; row++)
        {
            var wrist = row / TapNetworkOptions.Planes % TapNetworkOptions.Wrists;
            var isMean = row % TapNetworkOptions.Planes >= TapFilters.PerChannel * TapFilters.Parts;
            for (var c = 0; c < Channels; c++)
            {
                var value = (float)source[(row * Channels) + ((c + turns[wrist] + Channels) % Channels)];
                // Uniform noise of the same deviation: a normal number costs more than the layers do.
                crop[(row * Channels) + c] = value + (isMean ? louder[(wrist * Channels) + c] : noise * ((2 * _chance.NextSingle()) - 1));
            }
        }
    }
}
