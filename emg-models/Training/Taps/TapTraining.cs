using System.Globalization;
using NeuralGlasses.StreamingNetwork.Taps;
using NeuralGlasses.Typing.Taps;

namespace NeuralGlasses.Training.Taps;

/// <summary>Trains a network and keeps the checkpoint that reads the tuners best, so that a training that is cut short leaves a model.</summary>
public static class TapTraining
{
    /// <summary>Trains; the directory holds the best network so far after every checkpoint.</summary>
    /// <param name="directory">Directory of the model.</param>
    /// <param name="plan">What to train.</param>
    /// <param name="teachers">What it learns from.</param>
    /// <param name="tuners">On what the best is chosen.</param>
    /// <param name="trainedOn">Who teaches, for the manifest.</param>
    /// <param name="log">Told a line a checkpoint.</param>
    /// <param name="progress">Told the share done.</param>
    /// <param name="from">Directory of a network whose learning is over and that only settles; null to begin from nothing.</param>
    /// <returns>Greedy character error rate of the best network on the tuners.</returns>
    public static double Run(string directory, TapPlan plan, IReadOnlyList<TapSession> teachers, IReadOnlyList<TapSession> tuners, string trainedOn, TextWriter log, Action<double> progress, string? from = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(progress);
        var best = double.PositiveInfinity;
        var (loss, count) = (0.0, 0);
        if (from is null)
        {
            var options = new TapNetworkOptions(TapAlphabet.Classes) { Entry = plan.Entry, Hidden = plan.Hidden };
            using var network = TapNetwork.Train(teachers, options, plan.Learning, plan.Seed, Progress, Checkpoint);
            Checkpoint(network, Last(plan.Learning));
        }

        if (plan.Settling is { } settling)
        {
            using var start = TapModelFiles.Network(from ?? directory);
            using var settled = start.LearnOn(teachers, settling, plan.Seed + 1, Progress, Checkpoint);
            Checkpoint(settled, Last(settling));
        }

        return best;

        void Progress(double share, double now)
        {
            (loss, count) = (loss + now, count + 1);
            progress(share);
        }

        void Checkpoint(TapNetwork now, int steps)
        {
            if (count == 0)
                return;
            var rate = tuners.Aggregate(default(TapScore), (sum, session) => sum + TapScore.Greedy(now.Score(session), session.Keys)).Rate;
            var isBest = rate < best;
            log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{steps} batches: loss {loss / count:F3}, tuners' character error rate {100 * rate:F1} %{(isBest ? ", kept" : "")}"));
            log.Flush();
            (loss, count) = (0, 0);
            if (!isBest)
                return;
            best = rate;
            TapModelFiles.Write(directory, plan, now, trainedOn);
        }
    }

    private static int Last(TapLearning learning) => learning.StopAfter > 0 ? learning.StopAfter : learning.Steps;
}
