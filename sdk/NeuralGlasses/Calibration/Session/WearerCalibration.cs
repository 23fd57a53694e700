using NeuralGlasses.Decoding;

namespace NeuralGlasses.Calibration.Session;

/// <summary>
/// Adapts a model to one wearer from a guided session, on the glasses themselves: finds how the band is turned and on which arm it is
/// worn, learns, and says when the recording cannot be relied on.
/// </summary>
public static class WearerCalibration
{
    /// <summary>Beginnings and ends of gestures that are invented from a session.</summary>
    public const int Transitions = 600;

    /// <summary>Checks a recording and, if it can be relied on, adapts. Seconds on two cores; nothing of it leaves the device.</summary>
    /// <param name="population">The population.</param>
    /// <param name="manifest">Manifest of the model.</param>
    /// <param name="recording">A recording of a whole session.</param>
    /// <param name="seed">Seed of every draw; the same recording and seed give the same profile.</param>
    /// <param name="acceptFindings">Whether to adapt in spite of findings, when the wearer insists; the report still tells them.</param>
    /// <returns>The report, and the profile where one was made.</returns>
    /// <exception cref="CalibrationException">Population, manifest and session do not belong together, or nothing at all was recorded.</exception>
    public static (CalibrationReport Report, PersonalProfile? Profile) Run(
        Population population, ModelManifest manifest, CalibrationRecording recording, int seed, bool acceptFindings = false)
    {
        ArgumentNullException.ThrowIfNull(population);
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(recording);
        RequireFit(population, manifest);
        var frames = new CalibrationFrames(recording, manifest);
        var report = CalibrationCheck.Of(population, manifest, recording, frames);
        if (!report.IsUsable && !acceptFindings)
            return (report, null);
        if (frames.Samples.Count == 0)
            throw new CalibrationException("The session holds no whole window of any gesture; record it again from the first prompt to the last.");
        var rest = manifest.RestIndex;
        var transitions = TransitionFrames.Invent(
            [.. Enumerable.Range(0, frames.Samples.Count)], frames.Labels, rest, frames.Window, frames.Features, Transitions, seed);
        var model = PersonalAdaptation.Adapt(population, frames.Samples, frames.Labels, transitions, recording.Session.Repetitions, seed);
        return (report, new PersonalProfile(manifest.Name, manifest.Version, model, PersonalProfile.ThresholdOf(model, frames.Samples)));
    }

    internal static void RequireFit(Population population, ModelManifest manifest)
    {
        if (population.Layout.ChannelCount != manifest.ChannelCount || population.ClassCount != manifest.Labels.Count)
            throw new CalibrationException($"The population has {population.Layout.ChannelCount} channels and {population.ClassCount} labels, the model '{manifest.Name}' {manifest.ChannelCount} and {manifest.Labels.Count}; take both from one directory.");
    }
}
