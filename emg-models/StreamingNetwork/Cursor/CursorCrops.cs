using static TorchSharp.torch;

namespace NeuralGlasses.StreamingNetwork.Cursor;

/// <summary>Draws batches of crops: rest-of-life or not, then a session, then a place in it, each louder or softer than it was.</summary>
internal sealed class CursorCrops(IReadOnlyList<CursorSession> sessions, CursorInputs inputs, float[] factor, CursorNetworkOptions options, CursorLearning learning, int seed)
{
    private readonly Random _chance = new(seed);
    private readonly int[] _life = [.. Enumerable.Range(0, sessions.Count).Where(i => sessions[i].IsLife)];
    private readonly int[] _meant = [.. Enumerable.Range(0, sessions.Count).Where(i => !sessions[i].IsLife)];

    /// <summary>A batch: inputs [crop, step, input], velocities and angles in units of the network [crop, step, axis], pinches and whether they count [crop, step].</summary>
    public (Tensor Inputs, Tensor Velocities, Tensor Angles, Tensor Presses, Tensor Counts) Next()
    {
        var (crops, steps) = (learning.BatchSize, learning.CropSteps);
        var signal = new float[crops * steps * options.Inputs];
        var velocities = new float[crops * steps * CursorNetworkOptions.Axes];
        var angles = new float[velocities.Length];
        var presses = new float[crops * steps];
        var counts = new float[crops * steps];
        for (var crop = 0; crop < crops; crop++)
        {
            var kind = _meant.Length == 0 || (_life.Length > 0 && _chance.NextDouble() < learning.LifeShare) ? _life : _meant;
            var index = kind[_chance.Next(kind.Length)];
            var session = sessions[index];
            var from = _chance.Next(session.Steps - steps + 1);
            var drawn = signal.AsSpan(crop * steps * options.Inputs, steps * options.Inputs);
            inputs[index].Slice(from * options.Inputs, drawn.Length).CopyTo(drawn);
            Augment(drawn);
            for (var i = 0; i < steps * CursorNetworkOptions.Axes; i++)
            {
                var at = (crop * steps * CursorNetworkOptions.Axes) + i;
                velocities[at] = session.Velocities[(from * CursorNetworkOptions.Axes) + i] / CursorNetwork.VelocityUnit;
                angles[at] = session.Angles[(from * CursorNetworkOptions.Axes) + i] / CursorNetwork.AngleUnit;
            }

            for (var step = 0; step < steps; step++)
            {
                var press = session.Presses[from + step];
                presses[(crop * steps) + step] = Math.Max((sbyte)0, press);
                counts[(crop * steps) + step] = press != CursorSession.Masked && step >= learning.WarmUpSteps ? 1 : 0;
            }
        }

        return (tensor(signal, [crops, steps, options.Inputs]), tensor(velocities, [crops, steps, CursorNetworkOptions.Axes]), tensor(angles, [crops, steps, CursorNetworkOptions.Axes]),
            tensor(presses, [crops, steps]), tensor(counts, [crops, steps]));
    }

    // In plain C#: TorchSharp gives native code scalars that a collection may free during the call.
    private void Augment(Span<float> crop)
    {
        var features = options.Features;
        var channels = options.ChannelCount;
        var shared = Normal();
        Span<float> louder = stackalloc float[features];
        for (var c = 0; c < channels; c++)
        {
            var gain = learning.GainDeviation * (shared + Normal());
            for (var f = c; f < features; f += channels)
                louder[f] = (float)(gain * factor[f]);
        }

        for (var at = 0; at < crop.Length; at += options.Inputs)
        {
            for (var f = 0; f < features; f++)
            {
                crop[at + f] += louder[f] + (float)(learning.FeatureNoise * Normal());
                crop[at + features + f] += louder[f];
            }
        }
    }

    // Box and Muller 1958, Annals of Mathematical Statistics 29:610.
    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - _chance.NextDouble())) * Math.Cos(2 * Math.PI * _chance.NextDouble());
}
