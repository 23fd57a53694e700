using System.Globalization;
using NeuralGlasses.Apps;
using NeuralGlasses.Calibration.Session;
using NeuralGlasses.Decoding;
using NeuralGlasses.Link;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Hosting;

/// <summary>
/// The guided session on the glasses: records what the wearer does at each prompt, learns from it and lets the wearer's own decoder take over. No gesture means
/// anything meanwhile, so that it is ended by a finger at the temple, or by leaving the app.
/// </summary>
/// <param name="link">The link to the band.</param>
/// <param name="pipeline">Gives what decodes; null while there is none yet.</param>
/// <param name="adopt">Lets a decoder take over.</param>
/// <param name="calibrator">Learns.</param>
internal sealed class CalibrationService(WristbandLink link, Func<NeuralPipeline?> pipeline, Action<IEmgDecoder> adopt, ICalibrator calibrator) : GuidedService(link, pipeline)
{
    private CalibrationRecording? _recording;
    private bool _isLearning;

    public override string Name => "calibration";

    public override void Handle(AppCall asked)
    {
        switch (asked.Ask.Service)
        {
            case "calibration.begin":
                asked.Reply(Begin(asked));
                break;
            case "calibration.stop":
                Stop();
                asked.Reply(AppAnswer.Done());
                break;
            default:
                asked.Reply(AppAnswer.Refused($"Calibration does not know '{asked.Ask.Service}'; it knows calibration.begin and .stop."));
                break;
        }
    }

    public override void Advance(HostTime now)
    {
        if (_isLearning && calibrator.TryTake(out CalibrationResult? result))
            Finish(result);
        else if (_recording is { } recording)
            Follow(recording, now);
    }

    // What is being learnt when its app is left takes over all the same: the wearer did all that was asked.
    protected override void Stop()
    {
        if (_recording is null)
            return;
        _recording = null;
        if (Pipeline is { } decoding)
            decoding.Calibration = null;
    }

    private AppAnswer Begin(AppCall asked)
    {
        if (_isLearning)
            return AppAnswer.Refused("The session before is still being learnt from; wait a moment.");
        if (WhyNot() is { } refused)
            return refused;
        NeuralPipeline decoding = Pipeline!;
        GuidedSession session = GuidedSession.For(decoding.Manifest);
        Begin(asked, asked.At.Plus(ReadyS * 1e6));
        _recording = decoding.Calibration = new CalibrationRecording(decoding.Manifest, session, BeginsAt);
        return AppAnswer.Done(session.DurationSeconds.ToString("0", CultureInfo.InvariantCulture));
    }

    private void Follow(CalibrationRecording recording, HostTime now)
    {
        bool isLost = IsLost(recording.SampleCount, now);
        if (recording.IsComplete)
        {
            Stop();
            _isLearning = true;
            Tell(AppCalibration.Learning, []);
            calibrator.Begin(recording);
        }
        else if (isLost)
        {
            Stop();
            Tell(AppCalibration.Failed, [("sentence", "The band was lost during the session; begin again.")]);
        }
        else if (IsToTell(now))
        {
            TellPrompt(recording.Session, now.MillisecondsSince(BeginsAt) / 1000);
        }
    }

    private void TellPrompt(GuidedSession session, double seconds)
    {
        CalibrationPrompt next = session.Prompts.FirstOrDefault(prompt => prompt.StartSeconds > seconds && prompt.Label != session.RestLabel);
        CalibrationPrompt? current = session.At(seconds);
        double leftS = current is { } prompt ? prompt.EndSeconds - seconds : -seconds;
        Tell(current is null ? AppCalibration.Ready : current.Value.Label == session.RestLabel ? AppCalibration.Rest : AppCalibration.Prompt,
        [
            ("label", current?.Label ?? ""),
            ("next", next.Label ?? ""),
            ("left", Math.Max(0, leftS).ToString("0.0", CultureInfo.InvariantCulture)),
            ("share", Math.Clamp(seconds / session.DurationSeconds, 0, 1).ToString("0.###", CultureInfo.InvariantCulture)),
        ]);
    }

    private void Finish(CalibrationResult result)
    {
        _isLearning = false;
        if (result.Decoder is { } decoder)
            adopt(decoder);
        Tell(result.Decoder is null ? AppCalibration.Failed : AppCalibration.Over, [("sentence", result.Sentence)]);
    }
}
