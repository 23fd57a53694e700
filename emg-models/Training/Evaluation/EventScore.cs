using NeuralGlasses.Training.Learning;

namespace NeuralGlasses.Training.Evaluation;

/// <summary>What a wearer would notice: which gestures were recognised, and how often one was seen that nobody made.</summary>
public sealed class EventScore
{
    private readonly List<double> _latencies = [];

    /// <summary>Prompted gestures.</summary>
    public int Gestures { get; private set; }

    /// <summary>Gestures whose first activation was the right one.</summary>
    public int Right { get; private set; }

    /// <summary>Gestures whose first activation was another gesture.</summary>
    public int WrongFirst { get; private set; }

    /// <summary>Gestures without any activation.</summary>
    public int Missed => Gestures - Right - WrongFirst;

    /// <summary>Activations in rest, from the margin after the prompt.</summary>
    public int FalseActivations { get; private set; }

    /// <summary>Hours of rest in which activations count as false.</summary>
    public double RestHours { get; private set; }

    /// <summary>Share of gestures whose first activation was the right one, 0 to 1.</summary>
    public double Recall => Gestures == 0 ? 0 : (double)Right / Gestures;

    /// <summary>False activations an hour of rest.</summary>
    public double FalsePerHour => RestHours == 0 ? 0 : FalseActivations / RestHours;

    /// <summary>Time from the prompt to the right first activation at a share of 0 to 1 of all, in seconds; the person's reaction time is in it.</summary>
    public double LatencySeconds(double share)
    {
        if (_latencies.Count == 0)
            return double.NaN;
        var sorted = _latencies.Order().ToArray();
        return sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
    }

    /// <summary>Adds a person.</summary>
    /// <param name="person">The person's prompts.</param>
    /// <param name="activations">The policy's activations in time order.</param>
    /// <param name="restLabel">Index of rest.</param>
    /// <param name="restMarginSeconds">Time after a rest prompt before an activation counts as false, in seconds.</param>
    public void Add(PersonSteps person, IReadOnlyList<Activation> activations, int restLabel, double restMarginSeconds)
    {
        foreach (var block in person.Blocks)
        {
            var inside = activations.Where(activation =>
                activation.Stretch == block.Stretch && activation.Seconds >= block.Start && activation.Seconds < block.End);
            if (block.Label == restLabel)
            {
                var from = block.Start + restMarginSeconds;
                RestHours += Math.Max(0, block.End - from) / 3600;
                FalseActivations += inside.Count(activation => activation.Seconds >= from);
                continue;
            }

            Gestures++;
            var first = inside.FirstOrDefault();
            if (first is null)
                continue;
            if (first.Label != block.Label)
            {
                WrongFirst++;
                continue;
            }

            Right++;
            _latencies.Add(first.Seconds - block.Start);
        }
    }
}
