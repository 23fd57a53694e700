using System.Security.Cryptography;
using NeuralGlasses.Calibration;
using NeuralGlasses.Calibration.Session;
using NeuralGlasses.Decoding;
using NeuralGlasses.Recordings;
using NeuralGlasses.Streaming;
using NeuralGlasses.Training.Protocols;

namespace NeuralGlasses.Training.Commands;

/// <summary>Adapts a model to one wearer from a guided recording, as the glasses do it, and writes the signed profile.</summary>
public static class CalibrateRun
{
    /// <summary>Calibrates from the first repetitions of a recording and shows how the others are recognised.</summary>
    /// <param name="modelDirectory">Directory of a model with its population.</param>
    /// <param name="recordingFile">An <c>emg-h5/1</c> recording of the model's gestures.</param>
    /// <param name="repetitions">Repetitions of each gesture to calibrate with, 1 to 3.</param>
    /// <param name="keyFile">Key of the device; a random one is written where the file is missing.</param>
    /// <param name="outputFile">The profile to write.</param>
    /// <param name="seed">Seed of every draw.</param>
    /// <param name="acceptFindings">Whether to adapt in spite of what the check found.</param>
    /// <param name="output">Receives what was found.</param>
    /// <returns>Whether a profile was written.</returns>
    /// <exception cref="RecordingException">The recording cannot be used.</exception>
    /// <exception cref="CalibrationException">The population cannot be used.</exception>
    public static bool Execute(
        string modelDirectory, string recordingFile, int repetitions, string keyFile, string outputFile, int seed, bool acceptFindings, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (repetitions is < 1 or > 3)
            throw new ArgumentException($"--repetitions: {repetitions} given, expected 1 to 3.");
        var manifest = ModelManifest.Load(Path.Combine(modelDirectory, ModelManifest.FileName));
        var population = PopulationFile.Load(Path.Combine(modelDirectory, PopulationFile.FileName));
        var recording = EmgRecording.Open(recordingFile);
        if (recording.ChannelCount != manifest.ChannelCount)
            throw new RecordingException($"{recordingFile}: has {recording.ChannelCount} channels, the model '{manifest.Name}' takes {manifest.ChannelCount}; give a recording of the model's band.");
        var path = new LivePath { HighPassHz = manifest.Filters.HighPassHz, MainsHz = manifest.Filters.MainsNotch ? 50 : 0, ModelRateHz = manifest.SampleRateHz };
        var prompts = Prompts(recording, manifest, repetitions);
        var session = new CalibrationRecording(manifest, new GuidedSession(prompts, manifest.RestLabel), new HostTime(0));
        Play(recording, path, session);
        var (report, profile) = WearerCalibration.Run(population, manifest, session, seed, acceptFindings);
        foreach (var finding in report.Findings)
            output.WriteLine($"{finding.Fault}: {finding.Sentence}");
        if (profile is null)
        {
            output.WriteLine("No profile was written; repeat what is named above, or insist with --accept-findings.");
            return false;
        }

        profile.Save(outputFile, Key(keyFile));
        var worn = profile.Model.Permutation;
        output.WriteLine($"the band sits {(worn.Shift == 0 ? "as usual" : $"turned by {worn.Shift} electrodes")}{(worn.IsMirrored ? ", mirrored" : "")}");
        CalibrationOutlook.Print(recording, path, manifest, profile, report, repetitions, output);
        output.WriteLine($"wrote {outputFile}");
        return true;
    }

    private static CalibrationPrompt[] Prompts(EmgRecording recording, ModelManifest manifest, int repetitions)
    {
        CalibrationPrompt[] prompts =
        [
            .. from segment in recording.Segments
               let label = GestureLabels.Normalise(recording.LabelNames[segment.Label])
               where segment.Repetition < repetitions && manifest.Labels.Contains(label)
               orderby segment.Start
               select new CalibrationPrompt(label, segment.Repetition, segment.Start / recording.RateHz, segment.End / recording.RateHz),
        ];
        return prompts.Length > 0
            ? prompts
            : throw new RecordingException($"{recording.Path}: no segment has one of the labels {string.Join(", ", manifest.Labels)}; give a recording of these gestures.");
    }

    private static void Play(EmgRecording recording, LivePath path, CalibrationRecording session)
    {
        var microvolts = PhysiologicalScale.Of(recording).MicrovoltsPerLsb;
        var largest = recording.ClippedSamples == 0 ? double.PositiveInfinity : recording.Samples.Cast<short>().Max(value => Math.Abs((double)value)) * microvolts;
        var raw = new EmgBlock(recording.ChannelCount, Math.Max(1, (int)(recording.RateHz / 100))) { RateHz = recording.RateHz };
        for (var stretch = 0; stretch < recording.Stretches.Count; stretch++)
        {
            var (start, end) = (recording.Stretches[stretch].Start, recording.Stretches[stretch].End);
            for (var at = start; at < end; at += raw.Capacity)
            {
                raw.SampleCount = Math.Min(raw.Capacity, end - at);
                raw.FirstSample = new HostTime((long)Math.Round(at * 1e6 / recording.RateHz));
                for (var i = 0; i < raw.SampleCount; i++)
                {
                    for (var c = 0; c < recording.ChannelCount; c++)
                        raw.Samples[i * recording.ChannelCount + c] = (float)(recording.Samples[at + i, c] * microvolts);
                }

                session.Watch(raw, largest);
            }

            foreach (var block in LiveSignal.Blocks(recording, path, stretch))
                session.Push(block);
        }
    }

    private static byte[] Key(string file)
    {
        if (File.Exists(file))
            return File.ReadAllBytes(file);
        var key = RandomNumberGenerator.GetBytes(PersonalProfile.ShortestKey);
        Export.WholeFile.Write(file, key);
        return key;
    }
}
