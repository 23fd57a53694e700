using NeuralGlasses.Training.Decoders.Floor;
using NeuralGlasses.Training.Protocols;

namespace NeuralGlasses.Training.Decoders.Streaming;

/// <summary>What the signal of a person is multiplied by, [frame][channel], to bring the geometric mean of each channel's level to 1.</summary>
internal static class PersonGains
{
    private const double PriorSeconds = 10;
    private const double EarlierSessionSeconds = 20;

    /// <summary>Each session by all of its frames, without a label.</summary>
    public static float[][] Whole(PersonRecordings person)
    {
        var levels = LogPower.Of(person);
        var ofSession = person.Frames.Zip(levels)
            .GroupBy(each => each.First.Session, each => each.Second)
            .ToDictionary(session => session.Key, session => Gains(ChannelStatistics.Of([.. session])));
        return [.. person.Frames.Select(frame => ofSession[frame.Session])];
    }

    /// <summary>From what was recorded of the session up to the end of each frame, begun with the usual level of people.</summary>
    public static float[][] Running(PersonRecordings person, ChannelStatistics usual)
        => Running(person, LogPower.Of(person), usual, PriorSeconds, []);

    /// <summary>
    /// By the calibration frames, each label weighted with its share of the training people's time; a session without calibration
    /// goes on from there by what is recorded of it.
    /// </summary>
    public static float[][] Calibrated(PersonRecordings person, IReadOnlyList<int> calibration, IReadOnlyList<double> labelShares)
    {
        var levels = LogPower.Of(person);
        var ofLabel = calibration
            .GroupBy(i => person.Frames[i].Label, i => levels[i])
            .Select(label => (Share: labelShares[label.Key], ChannelStatistics.Of([.. label]).Average))
            .ToArray();
        var total = ofLabel.Sum(each => each.Share);
        var average = new double[person.ChannelCount];
        for (var c = 0; c < average.Length; c++)
            average[c] = ofLabel.Sum(each => each.Share * each.Average[c]) / total;
        var sessions = calibration.Select(i => person.Frames[i].Session).ToHashSet();
        return Running(person, levels, new(average, new double[average.Length]), EarlierSessionSeconds, sessions);
    }

    private static float[][] Running(
        PersonRecordings person, float[][] levels, ChannelStatistics prior, double priorSeconds, HashSet<int> settledSessions)
    {
        var settled = Gains(prior);
        var gains = new float[levels.Length][];
        var (session, running) = (-1, (RunningStatistics?)null);
        for (var i = 0; i < gains.Length; i++)
        {
            if (person.Frames[i].Session != session)
            {
                session = person.Frames[i].Session;
                running = settledSessions.Contains(session) ? null : new(prior, priorSeconds * 1000 / FrameCutter.HopMs);
            }

            running?.Add(levels[i]);
            gains[i] = running is null ? settled : Gains(running.Current);
        }

        return gains;
    }

    private static float[] Gains(ChannelStatistics levels) => Array.ConvertAll(levels.Average, level => (float)Math.Exp(-level));
}
