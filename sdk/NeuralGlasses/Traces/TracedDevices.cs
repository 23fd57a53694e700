using System.Security.Cryptography;
using NeuralGlasses.Capture;
using NeuralGlasses.Devices;
using NeuralGlasses.Hud;
using NeuralGlasses.Hud.Layout;
using NeuralGlasses.Storage;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Traces;

/// <summary>
/// Stands in front of the devices of a pair of glasses and records what is asked of them and what they answer; of speakers only what they do not
/// take, and of microphones how much they gave.
/// </summary>
public static class TracedDevices
{
    /// <summary>Free bytes of a memory of which no record says how much is free.</summary>
    public const long UnrecordedFreeBytes = 1L << 40;

    /// <summary>The same devices, recorded.</summary>
    /// <param name="devices">The devices.</param>
    /// <param name="recorder">Who records.</param>
    /// <param name="picture">Gives the picture that the display painted last, as PNG; null for a display that paints none.</param>
    /// <param name="keepsPictures">Whether pictures and photos are kept themselves, and not only their hashes.</param>
    public static GlassesDevices Wrap(GlassesDevices devices, TraceRecorder recorder, Func<ReadOnlyMemory<byte>>? picture, bool keepsPictures = false)
    {
        ArgumentNullException.ThrowIfNull(devices);
        ArgumentNullException.ThrowIfNull(recorder);
        return new GlassesDevices(
            new TracedCamera(devices.Camera, recorder, keepsPictures),
            new TracedLight(devices.CaptureLed, recorder),
            new TracedDisplay(devices.Display, recorder, picture, keepsPictures),
            new TracedPhotos(devices.Photos, recorder),
            new TracedCaptures(devices.Captures, recorder))
        {
            Microphone = devices.Microphone is { } microphone ? Wrap(microphone, recorder) : null,
            Speaker = devices.Speaker is { } speaker ? new TracedSpeaker(speaker, recorder) : null,
            Head = devices.Head is { } head ? new TracedHead(head, recorder) : null,
            Power = devices.Power is { } power ? new TracedPower(power, recorder) : null,
            Buttons = devices.Buttons is { } buttons ? new TracedButtons(buttons, recorder) : null,
            Pause = devices.Pause is { } pause ? new TracedPause(pause, recorder) : null,
            Wear = devices.Wear is { } wear ? new TracedWear(wear, recorder) : null,
        };
    }

    /// <summary>The same microphone, recorded.</summary>
    public static IMicrophone Wrap(IMicrophone microphone, TraceRecorder recorder) => new TracedMicrophone(microphone, recorder);

    /// <summary>The same motion sensor, recorded.</summary>
    public static IHeadMotion Wrap(IHeadMotion head, TraceRecorder recorder) => new TracedHead(head, recorder);

    /// <summary>The same place for what is captured, recorded.</summary>
    public static IFileShelf Wrap(IFileShelf shelf, TraceRecorder recorder) => new TracedShelf(shelf, recorder);
}

/// <summary>Records what a display shows.</summary>
/// <param name="display">The display.</param>
/// <param name="recorder">Who records.</param>
/// <param name="picture">Gives the picture that the display painted last, as PNG; null for a display that paints none.</param>
/// <param name="keepsPictures">Whether the pictures are kept themselves.</param>
public sealed class TracedDisplay(IHudDisplay display, TraceRecorder recorder, Func<ReadOnlyMemory<byte>>? picture, bool keepsPictures = false) : IHudDisplay
{
    private readonly byte[] _hash = new byte[SHA256.HashSizeInBytes];
    private IReadOnlyList<HudSpot> _spots = [];

    /// <inheritdoc/>
    public HudAbilities? Abilities => display.Abilities;

    /// <inheritdoc/>
    public IReadOnlyList<HudSpot> Spots
    {
        get
        {
            IReadOnlyList<HudSpot> spots = display.Spots;
            if (spots.SequenceEqual(_spots))
                return _spots;
            _spots = [.. spots];
            TraceRecorder record = recorder.Begin(TraceRecordKind.HudSpots, recorder.Now).AddInt32(spots.Count);
            foreach (HudSpot spot in _spots)
                record.AddText(spot.Id).AddDouble(spot.Bounds.Left).AddDouble(spot.Bounds.Top).AddDouble(spot.Bounds.Width).AddDouble(spot.Bounds.Height);
            record.End();
            return _spots;
        }
    }

    /// <inheritdoc/>
    public HudResult Show(HudScene scene, HostTime at)
    {
        ArgumentNullException.ThrowIfNull(scene);
        HudResult result = display.Show(scene, at);
        TraceRecorder record = recorder.Begin(TraceRecordKind.HudAnswer, at).AddByte((int)result.Outcome).AddInt64(result.VisibleAt.Microseconds).AddText(result.Reason);
        if (result.Outcome is HudOutcome.Dropped or HudOutcome.Blocked)
        {
            record.AddText(HudSceneJson.Of(scene)).End();
            return result;
        }

        record.End();
        ReadOnlyMemory<byte>? painted = picture?.Invoke();
        if (painted is { } bytes)
            SHA256.HashData(bytes.Span, _hash);
        recorder.Begin(TraceRecordKind.HudFrame, at).AddBytes(_hash).AddText(HudSceneJson.Of(scene)).End();
        if (keepsPictures && painted is { } kept)
            recorder.Begin(TraceRecordKind.HudPicture, at).AddBytes(kept.Span).End();
        return result;
    }
}

/// <summary>Records the capture log.</summary>
/// <param name="log">The log.</param>
/// <param name="recorder">Who records.</param>
public sealed class TracedCaptures(ICaptureLog log, TraceRecorder recorder) : ICaptureLog
{
    /// <inheritdoc/>
    public void Record(in CaptureRecord record)
    {
        TracedPipeline.Add(recorder.Begin(TraceRecordKind.Capture, record.At).AddByte((int)record.Outcome).AddText(record.Text), record.Cause);
        log.Record(record);
    }
}

/// <summary>Records what a camera answers.</summary>
internal sealed class TracedCamera(ICamera camera, TraceRecorder recorder, bool keepsPictures) : ICamera
{
    public IReadOnlyList<CameraMode> Modes => camera.Modes;

    public double HorizontalFieldDegrees => camera.HorizontalFieldDegrees;

    public Photo? Take(CameraMode mode, HostTime at)
    {
        Photo? photo;
        try
        {
            photo = camera.Take(mode, at);
        }
        catch (DeviceFailedException failure)
        {
            Begin(mode, at).AddFlag(false).AddText(failure.Message).End();
            throw;
        }

        // That an exposure goes on is not written: whoever replays waits until there is an answer.
        if (photo is null)
            return null;
        ReadOnlySpan<byte> encoded = photo.Encoded.Span;
        Begin(mode, at)
            .AddFlag(true).AddInt64(photo.TakenAt.Microseconds).AddText(photo.MediaType).AddInt32(encoded.Length).AddBytes(SHA256.HashData(encoded)).End();
        if (keepsPictures)
            recorder.Begin(TraceRecordKind.PhotoPicture, at).AddBytes(encoded).End();
        return photo;
    }

    public void Drop() => camera.Drop();

    private TraceRecorder Begin(CameraMode mode, HostTime at) =>
        recorder.Begin(TraceRecordKind.Photo, at).AddUInt16(mode.WidthPixels).AddUInt16(mode.HeightPixels);
}

/// <summary>Records what a capture light answers.</summary>
internal sealed class TracedLight(ICaptureLed light, TraceRecorder recorder) : ICaptureLed
{
    public bool IsLit => Record(0, light.IsLit);

    public bool TryLight() => Record(1, light.TryLight());

    public void Dark()
    {
        recorder.Begin(TraceRecordKind.LightOff, recorder.Now).End();
        light.Dark();
    }

    private bool Record(int question, bool answer)
    {
        recorder.Begin(TraceRecordKind.Light, recorder.Now).AddByte(question).AddFlag(answer).End();
        return answer;
    }
}

/// <summary>Records what a store of photos answers.</summary>
internal sealed class TracedPhotos(IPhotoStore photos, TraceRecorder recorder) : IPhotoStore
{
    public int Count => photos.Count;

    public string Save(Photo photo)
    {
        string name;
        try
        {
            name = photos.Save(photo);
        }
        catch (DeviceFailedException failure)
        {
            recorder.Begin(TraceRecordKind.Kept, recorder.Now).AddFlag(false).AddText(failure.Message).End();
            throw;
        }

        recorder.Begin(TraceRecordKind.Kept, recorder.Now).AddFlag(true).AddText(name).End();
        return name;
    }
}

/// <summary>Records what fingers at the temple did.</summary>
internal sealed class TracedButtons(IGlassesButtons buttons, TraceRecorder recorder) : IGlassesButtons
{
    public IReadOnlyList<ButtonAction> Actions => buttons.Actions;

    public bool TryTake(HostTime now, out ButtonEvent taken)
    {
        if (!buttons.TryTake(now, out taken))
            return false;
        recorder.Begin(TraceRecordKind.Touch, now).AddByte((int)taken.Action).AddInt64(taken.At.Microseconds).End();
        return true;
    }
}

/// <summary>Records what speakers did not take; whoever has no such record took all.</summary>
internal sealed class TracedSpeaker(ISpeaker speaker, TraceRecorder recorder) : ISpeaker
{
    public int RateHz => speaker.RateHz;

    public HostTime PlaysUntil => speaker.PlaysUntil;

    public int Write(ReadOnlySpan<short> samples, HostTime at)
    {
        int taken;
        try
        {
            taken = speaker.Write(samples, at);
        }
        catch (DeviceFailedException failure)
        {
            recorder.Begin(TraceRecordKind.Speaker, at).AddFlag(false).AddText(failure.Message).End();
            throw;
        }

        if (taken < samples.Length)
            recorder.Begin(TraceRecordKind.Speaker, at).AddFlag(true).AddInt32(taken).End();
        return taken;
    }

    public void Silence(HostTime at) => speaker.Silence(at);
}

/// <summary>Records charge and heat.</summary>
internal sealed class TracedPower(IGlassesPower power, TraceRecorder recorder) : IGlassesPower
{
    public GlassesPowerState Read(HostTime now)
    {
        GlassesPowerState state = power.Read(now);
        recorder.Begin(TraceRecordKind.Charge, now)
            .AddFlag(state.IsOn).AddDouble(state.ChargePercent ?? -1).AddFlag(state.IsCharging).AddFlag(state.IsLow).AddDouble(state.SkinCelsius).AddByte((int)state.Heat).End();
        return state;
    }
}

/// <summary>Records the wearer's switch where it is not as it was when it was last looked at; at first it is not at pause.</summary>
internal sealed class TracedPause(IPauseSwitch pause, TraceRecorder recorder) : IPauseSwitch
{
    private bool _was;

    public bool IsPaused
    {
        get
        {
            bool isPaused = pause.IsPaused;
            if (isPaused != _was)
                recorder.Begin(TraceRecordKind.Pause, recorder.Now).AddFlag(isPaused).End();
            return _was = isPaused;
        }
    }
}

/// <summary>Records that the glasses were put on or taken off since they were last looked at; at first they are worn.</summary>
internal sealed class TracedWear(IWearSensor wear, TraceRecorder recorder) : IWearSensor
{
    private bool _was = true;

    public bool IsWorn
    {
        get
        {
            bool isWorn = wear.IsWorn;
            if (isWorn != _was)
                recorder.Begin(TraceRecordKind.Wear, recorder.Now).AddFlag(isWorn).End();
            return _was = isWorn;
        }
    }
}
