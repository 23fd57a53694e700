using NeuralGlasses.Apps;
using NeuralGlasses.Calibration;
using NeuralGlasses.Calibration.Cursor;
using NeuralGlasses.Consent;
using NeuralGlasses.Decoding;
using NeuralGlasses.Devices;
using NeuralGlasses.Hosting;
using NeuralGlasses.Hosting.Writing;
using NeuralGlasses.Media;
using NeuralGlasses.Onnx;
using NeuralGlasses.Simulator.Glasses;
using NeuralGlasses.Simulator.Glasses.Display;
using NeuralGlasses.Simulator.Glasses.Profiles;
using NeuralGlasses.Simulator.Scenarios;
using NeuralGlasses.Storage;
using NeuralGlasses.Typing.Personal;
using NeuralGlasses.Traces;

namespace NeuralGlasses.Simulator.Traces;

/// <summary>The glasses that a trace describes, to which its steps are given.</summary>
internal sealed class ReplayedGlasses : IDisposable
{
    private readonly ReplayedAnswers _answers = new();
    private readonly ReplayedCentral _radio;
    private readonly ReplayedHud _hud;
    private readonly ReplayedApps _apps;
    private readonly ReplayedService[] _services;
    private readonly IEmgDecoder _decoder;
    private readonly WearerCursorDecoder? _cursor;
    private readonly ModelCursorCalibrator? _cursorCalibrator;
    private readonly GlassesSide _glasses;
    private readonly ConsentLog _log;
    private readonly ReplayedCalibrator _calibrator;

    /// <summary>Builds them anew.</summary>
    /// <param name="trace">The trace that is replayed, for the errors.</param>
    /// <param name="header">Its header.</param>
    /// <param name="modelFolder">Folder of its model.</param>
    /// <param name="remarks">What stands in front of its first input: the wearer's calibration, and what the glasses remembered.</param>
    /// <param name="photosKept">Photos kept before the first step.</param>
    /// <param name="sink">Takes what the glasses ask and make.</param>
    /// <exception cref="TraceException">The header cannot be followed.</exception>
    public ReplayedGlasses(string trace, TraceHeader header, string modelFolder, TraceStep remarks, int photosKept, ITraceSink sink)
    {
        ReadOnlyMemory<byte>? profile = null;
        CursorProfile? pointer = null;
        var memory = new TracedMemory();
        var installed = new List<TracedApp>();
        foreach (var record in remarks.Others)
        {
            memory.Add(record);
            if (record.Kind == TraceRecordKind.Profile)
                profile = record.Payload;
            else if (record.Kind == TraceRecordKind.CursorProfile)
                pointer = CursorProfile.FromBytes(trace, record.Payload);
            else if (record.Kind == TraceRecordKind.App)
                installed.Add(TracedApp.Read(record));
        }

        if (header.IsCalibrated && profile is null)
            throw new TraceException($"{trace}: its wearer had calibrated and the profile is not in it; the trace is cut before it, nothing can be replayed.");
        if (header.Display is not (null or VirtualHud.Name))
            throw new TraceException($"{trace}: its HUD frames were painted by '{header.Display}', this program knows '{VirtualHud.Name}'; use the release that recorded it.");
        var painted = header.Display is null ? null : Painted(trace, header.Glasses);
        var editor = new ReplayedEditor(_answers, sink);
        var recorder = editor.Recorder = new TraceRecorder(editor);
        _apps = new ReplayedApps(recorder);
        _decoder = WearerDecoder.Load(modelFolder, profile is { } stored ? WearerProfileFile.FromBytes(trace, stored, modelFolder) : null, header.Settings.IsWornLeft);
        if (header.Cursor is not null)
        {
            var follows = FindCursor(trace, header.Cursor);
            _cursor = WearerCursor.Load(follows, pointer, header.Settings.IsWornLeft);
            _cursorCalibrator = new ModelCursorCalibrator(follows, header.Settings.IsWornLeft);
        }

        _radio = new ReplayedCentral(_answers);
        _hud = new ReplayedHud(header.Glasses, painted, _answers);
        var files = new ReplayedMedia(_answers, memory.Files, header.Settings.StartedAt ?? DateTimeOffset.UnixEpoch, photosKept);
        var devices = new ReplayedDevices(header.Glasses, _answers, recorder);
        var display = new TracedDisplay(_hud, recorder, _hud.Picture);
        var store = new MediaStore(TracedDevices.Wrap(files, recorder), new ReplayedClock(header.Settings.StartedAt ?? DateTimeOffset.UnixEpoch, _answers, recorder));
        _calibrator = new ReplayedCalibrator(trace, modelFolder, header.Settings.IsWornLeft, _answers);
        try
        {
            _glasses = new GlassesSide(new GlassesSideSetup
            {
                Radio = _radio,
                Devices = new GlassesDevices(devices, devices, display, devices, new TracedCaptures(new CaptureLog(), recorder))
                {
                    Microphone = header.Glasses.MicrophoneHz > 0 ? TracedDevices.Wrap(new ReplayedMicrophone(header.Glasses.MicrophoneHz, _answers), recorder) : null,
                    Head = header.Glasses.HeadHz > 0 ? TracedDevices.Wrap(new ReplayedHead(header.Glasses.HeadHz, _answers), recorder) : null,
                    Power = devices,
                    Buttons = devices,
                    Pause = devices,
                    Wear = devices,
                },
                Sound = header.Glasses.SpeakerHz is { } rateHz
                    ? new GlassesSound(new ReplayedSpeaker(rateHz, _answers, recorder))
                    {
                        Voice = header.Glasses.Voice is { } voice ? new ReplayedVoice(voice, _answers, recorder) : null,
                        Player = header.Glasses.HasPlayer ? new MediaPlayer(new MissingMusic(), rateHz) : null,
                    }
                    : null,
                Languages = header.Languages is null ? null : new LanguageFolder(FindLanguages(trace, header), model => new PersonalDictionary(model, memory.WordsOf(model.Language))),
                Abilities = header.Glasses.Abilities,
                Apps = [.. BuiltInApps.All(header.Glasses.Abilities, header.Glasses.Services), .. installed.Select(_apps.Install)],
                Services = _services = [.. header.Glasses.Services.Select(name => new ReplayedService(name, recorder))],
                Notifications = BuiltInApps.Notifications,
                HasBand = header.Glasses.HasBand,
                Keep = memory.Keep,
                KeptNotificationSettings = memory.KeptNotificationSettings,
                KeptNotifications = memory.KeptNotifications,
                Capture = new GlassesCapture(_log = new ConsentLog(new MemoryShelf(), TimeProvider.System, default)) { Store = store, Editor = editor },
                Calibrator = _calibrator,
                CursorCalibrator = _cursorCalibrator,
                Settings = header.Settings,
                Recorder = recorder,
            });
            _glasses.Decode(_decoder, _cursor);
        }
        catch (ArgumentException error)
        {
            throw new TraceException($"{trace}: a setting in its header is out of its range ({error.Message}); the program that wrote the trace is at fault.", error);
        }
    }

    /// <summary>Gives them what reached them in a step.</summary>
    /// <exception cref="ModelMismatchException">A stream began that the model cannot read.</exception>
    public void Give(TraceStep step)
    {
        if (step.Input is not { } input)
            return;
        _answers.Enter(step);
        _apps.Enter(step);
        foreach (var service in _services)
            service.Enter(step);
        if (input.Kind == TraceRecordKind.Tick)
            _glasses.Tick(input.At);
        else if (input.Kind == TraceRecordKind.Redraw)
            _glasses.Redraw(input.At);
        else if (input.Kind == TraceRecordKind.Shut)
            _glasses.Shut(input.At);
        else
            _radio.Bring(input);
    }

    public void Dispose()
    {
        _log.Dispose();
        _calibrator.Dispose();
        _decoder.Dispose();
        _cursorCalibrator?.Dispose();
        _cursor?.Dispose();
        _hud.Dispose();
    }

    // A language that reads keystrokes otherwise would write other words.
    private static string FindLanguages(string trace, TraceHeader header)
    {
        var there = TracedLanguage.Of(ShippedModels.Languages);
        return header.Languages!.All(there.Contains)
            ? ShippedModels.Languages
            : throw new TraceException($"{trace}: was recorded with the languages {string.Join(", ", header.Languages!.Select(each => $"{each.Name} ({each.Sha256[..Math.Min(12, each.Sha256.Length)]})"))}, of which this program has another one or none in {ShippedModels.Languages}; use the release that recorded it.");
    }

    // A model that follows the wrist otherwise would click elsewhere.
    private static string FindCursor(string trace, TracedModel wanted)
    {
        var folder = ShippedModels.FolderOf(ShippedModels.WristCursor);
        var there = TracedModel.Of(folder);
        return there == wanted
            ? folder
            : throw new TraceException($"{trace}: was recorded with {wanted.Name} {wanted.Version} ({wanted.Sha256[..Math.Min(12, wanted.Sha256.Length)]}) following the wrist, this program has {there.Name} {there.Version} ({there.Sha256[..12]}); use the release that recorded it.");
    }

    private static DisplayProfile Painted(string trace, TracedGlasses glasses)
    {
        var profile = GlassesProfile.Names.Contains(glasses.Profile) ? GlassesProfile.Load(glasses.Profile!) : null;
        return profile?.Display is { } display && display.Abilities == glasses.Display
            ? display
            : throw new TraceException($"{trace}: its HUD frames were painted for glasses '{glasses.Profile}', whose display this program has not, or not so; use the release that recorded it.");
    }
}
