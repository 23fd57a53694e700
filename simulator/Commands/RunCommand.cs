using System.Globalization;
using System.Text;
using NeuralGlasses.Calibration;
using NeuralGlasses.Calibration.Cursor;
using NeuralGlasses.Recordings;
using NeuralGlasses.Simulator.Calibration;
using NeuralGlasses.Simulator.Glasses;
using NeuralGlasses.Simulator.Reports;
using NeuralGlasses.Simulator.Scenarios;
using NeuralGlasses.Traces;

namespace NeuralGlasses.Simulator.Commands;

/// <summary>Runs a scenario or a recording, tells what happens, and writes the report.</summary>
public static class RunCommand
{
    private const int StoppedByUser = 130;

    /// <summary>Runs what was asked for and returns the exit code.</summary>
    public static int Execute(RunRequest request, TextWriter output)
    {
        if (request.Trace is { } wanted)
            TraceWriter.RequireNew(wanted.Path);
        if (request.SaveProfile is { } saved)
            SavedProfile.RequireRoom(saved);
        var scenario = Scenario.Load(request.Scenario ?? (request.Recording is null ? RunRequest.UsualScenario : RunRequest.UsualForRecordings));
        var recording = request.Recording is { } file ? EmgRecording.Open(file) : null;
        CtrlC? ctrlC = null;
        using var simulation = Prepare(request, scenario, recording, () => ctrlC is { IsPressed: true }, out var folder, output);
        SimulationReport report;
        using (ctrlC = new CtrlC())
            report = simulation.Run();

        folder.Write("captures.log", Encoding.UTF8.GetBytes(simulation.CaptureLogText()));
        folder.Write("report.json", Encoding.UTF8.GetBytes(report.ToJson()));
        Summarise(report, folder, output);
        if (request.Trace is { } trace)
            output.WriteLine($"            {trace.Path}, the run's trace");
        return report.Stopped ? StoppedByUser : 0;
    }

    private static Simulation Prepare(RunRequest request, Scenario scenario, EmgRecording? recording, Func<bool> stopRequested, out RunFolder folder, TextWriter output)
    {
        var model = request.Model ?? scenario.ModelFolder;
        var name = recording is null ? scenario.Name : Path.GetFileNameWithoutExtension(recording.Path);
        var created = new Lazy<RunFolder>(() => request.Out is { } path ? RunFolder.Open(path) : RunFolder.OpenNext(name));
        var profile = Profile(request, scenario, recording, model, output);
        var simulation = new Simulation(new SimulationSetup
        {
            Scenario = scenario,
            Profile = profile,
            CursorProfile = recording is null ? Pointer(request, scenario, output) : null,
            Recording = recording,
            Seed = request.Seed ?? scenario.Seed,
            ModelFolder = model,
            Folder = () => created.Value,
            StopRequested = stopRequested,
            RealTime = request.RealTime,
            AllowsWebcam = request.Webcam,
            Trace = request.Trace,
            Observer = new ConsoleObserver(output, showProgress: !request.Headless),
        });
        folder = created.Value;
        if (recording is null)
        {
            output.WriteLine($"{scenario.Name}: {scenario.Description}");
        }
        else
        {
            output.WriteLine($"Recording {Path.GetFileName(recording.Path)}: {recording.DataSet} {recording.Subject}, {recording.ChannelCount} channels at {recording.RateHz} Hz, {recording.SampleCount / recording.RateHz:F1} s, licence {recording.Licence}.");
            output.WriteLine($"Scale: {simulation.RecordingScale}");
        }

        return simulation;
    }

    private static IWearerProfile? Profile(RunRequest request, Scenario scenario, EmgRecording? recording, string model, TextWriter output)
    {
        if (request.Profile is { } saved)
        {
            var worn = SavedProfile.Load(saved, model);
            output.WriteLine($"Begins with the profile {saved} of {worn.ModelName} {worn.ModelVersion}; the band sits {Wearing(worn)}.");
            return worn;
        }

        if (recording is null ? scenario.Calibration is null : !request.Calibrate)
        {
            return request.SaveProfile is null
                ? null
                : throw new ScenarioException($"{(recording is null ? scenario.Name : recording.Path)}: there is no guided session whose profile --save-profile could keep; {(recording is null ? "give the scenario a calibration" : "give --calibrate")}.");
        }

        var calibration = recording is null
            ? CalibrationRun.Execute(scenario, model, request.Seed ?? scenario.Seed, TimeProvider.System)
            : CalibrationRun.Execute(recording, scenario, model, request.Seed ?? scenario.Seed, TimeProvider.System);
        var repetitions = calibration.Repetitions;
        output.WriteLine(
            $"Calibrated with {repetitions} repetition{(repetitions == 1 ? "" : "s")} of each gesture{(recording is null ? $" in {calibration.SessionS:F0} s" : ", which count below too")}; " +
            $"adapted in {calibration.ComputeS:F1} s; the band sits {Wearing(calibration.Profile)}.");
        if (request.SaveProfile is { } file)
        {
            SavedProfile.Save(calibration.Profile, file);
            output.WriteLine($"Wrote {file}, the wearer's profile.");
        }

        return calibration.Profile;
    }

    private static CursorProfile? Pointer(RunRequest request, Scenario scenario, TextWriter output)
    {
        var pointer = CalibrationRun.FollowDot(scenario, request.Seed ?? scenario.Seed, TimeProvider.System);
        if (pointer is not null)
            output.WriteLine($"Calibrated the pointer, by a dot that was followed for {new FollowedDot().DurationSeconds:F0} s.");
        return pointer;
    }

    private static string Wearing(IWearerProfile profile) =>
        $"{(profile.Wearing.Shift == 0 ? "as usual" : $"turned by {profile.Wearing.Shift} electrodes")}{(profile.Wearing.IsMirrored ? ", mirrored" : "")}";

    private static void Summarise(SimulationReport report, RunFolder folder, TextWriter output)
    {
        var shown = Path.GetRelativePath(Environment.CurrentDirectory, folder.Path);
        if (shown.StartsWith("..", StringComparison.Ordinal))
            shown = folder.Path;
        output.WriteLine();
        output.WriteLine(report.Stopped ? $"Stopped after {report.DurationS:F1} s; what was done so far:" : "Summary");
        output.WriteLine($"  time      {report.DurationS:F1} s simulated in {report.WallS:F2} s, {report.RealTimeFactor:F0} x real time");
        output.WriteLine($"  link      {report.Link.FramesReceived} frames, {report.Link.FramesRecovered} of them asked for again, {report.Link.FramesPaused} paused, {report.Link.FramesLost} lost, {report.Link.FramesCorrupt} corrupt, {report.Link.FramesReordered} reordered, {report.Link.Resyncs} resyncs, {report.Link.BytesPerSecond / 1000:F1} kB/s");
        output.WriteLine($"  wristband {report.Wristband.DroppedBlocks} blocks dropped, {report.Wristband.Overruns} overruns, radio busy {report.Wristband.RadioBusy} times");
        var gestures = report.Gestures;
        output.WriteLine($"  gestures  {gestures.Matched} of {gestures.Expected} matched, {gestures.Missed} missed, {gestures.Wrong} wrong, {gestures.Extra} extra{(gestures.UnknownToModel > 0 ? $", {gestures.UnknownToModel} unknown to the model" : "")}");
        foreach (var (gesture, tally) in gestures.ByGesture)
            output.WriteLine($"    {gesture,-12}{tally.Matched} of {tally.Expected}, {tally.Missed} missed, {tally.Wrong} wrong");
        if (report.Pinches is { Followed: > 0 } pinches)
            output.WriteLine($"  pinches   {pinches.Followed} followed: {pinches.Taps} taps, {pinches.Holds} holds, {pinches.Turns} turns, {pinches.Drags} drags; not told {pinches.Doubtful} in doubt, {pinches.Stale} too late, {pinches.LostMotion} of which motion is missing, {pinches.Unreleased} without a release");
        if (report.Pointing is { Begun: > 0 } or { NotDone.Count: > 0 })
            output.WriteLine($"  pointing  {report.Pointing.Clicks} clicks, {report.Pointing.Missed + report.Pointing.Changed} on nothing or on what had changed; the forearm's motion missing in {report.Pointing.Unaimed} steps, {report.Pointing.Unfelt} samples of it lost");
        foreach (var sentence in report.Pointing?.NotDone ?? [])
            output.WriteLine($"            {sentence}");
        var latency = report.LatencyMs;
        output.WriteLine($"  latency   from the {latency.From}: to event {Ms(latency.ElectrodeToEventP50)} median, {Ms(latency.ElectrodeToEventP99)} p99; to intent {Ms(latency.ElectrodeToIntentP99)} p99");
        output.WriteLine($"            from a decision's newest sample: to event {Ms(latency.NewestSampleToEventP50)} median, {Ms(latency.NewestSampleToEventP99)} p99");
        output.WriteLine($"  compute   {Ms(latency.ComputeP50)} median, {Ms(latency.ComputeP99)} p99 a block, measured");
        output.WriteLine($"  trace     {report.TraceHash}");
        output.WriteLine($"  files     {Path.Combine(shown, "report.json")}, {report.Photos.Count} photos, {report.Videos.Count} videos, {report.Hud.Count} HUD frames in {Path.Combine(shown, "hud")}");
        foreach (var photo in report.Photos)
            output.WriteLine($"            {Path.Combine(shown, photo.File)}");
        foreach (var video in report.Videos)
            output.WriteLine($"            {Path.Combine(shown, video.File)}, {video.DurationS:F1} s of video, {video.Frames} pictures");
        foreach (var file in report.Unfinished)
            output.WriteLine($"            {Path.Combine(shown, file)}, not finished");
        if (report.Heard is { } heard)
            output.WriteLine($"            {Path.Combine(shown, heard)}, what the wearer heard");
    }

    private static string Ms(double? value) => value is { } ms ? ms.ToString(ms < 10 ? "F2" : "F0", CultureInfo.InvariantCulture) + " ms" : "none";
}
