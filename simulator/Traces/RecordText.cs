using System.Globalization;
using System.Text;
using NeuralGlasses.Contract;
using NeuralGlasses.Devices;
using NeuralGlasses.Interaction;
using NeuralGlasses.Pointing;
using NeuralGlasses.Streaming;
using NeuralGlasses.Traces;

namespace NeuralGlasses.Simulator.Traces;

/// <summary>Says in words what a record holds, so that two that differ in a bit read differently.</summary>
internal static class RecordText
{
    private const int MostText = 200;

    public static string Time(HostTime at) => string.Create(CultureInfo.InvariantCulture, $"{at.Microseconds / 1e6:F6} s");

    public static string Describe(TraceRecord record)
    {
        var payload = record.Open();
        return $"{What(record.Kind, ref payload)} at {Time(record.At)}";
    }

    private static string What(TraceRecordKind kind, ref TracePayload payload) => kind switch
    {
        TraceRecordKind.Connected or TraceRecordKind.Disconnected or TraceRecordKind.Tick or TraceRecordKind.Redraw or TraceRecordKind.Shut => kind.ToString().ToLowerInvariant(),
        TraceRecordKind.Subscribe => $"a wish for notifications of {Characteristic(payload.ReadUuid())}",
        TraceRecordKind.Read => $"a read of {Characteristic(payload.ReadUuid())}",
        TraceRecordKind.Write => $"a write to {Characteristic(payload.ReadUuid())} of {Convert.ToHexStringLower(payload.ReadRest())}",
        TraceRecordKind.Value => $"a value of {Characteristic(payload.ReadUuid())} of {payload.ReadRest().Length} bytes",
        TraceRecordKind.Light => payload.ReadByte() == 0 ? $"a look at the capture light, lit {payload.ReadByte()}" : $"a wish for the capture light, lit {payload.ReadByte()}",
        TraceRecordKind.LightOff => "the capture light's going dark",
        TraceRecordKind.Photo => Photo(ref payload),
        TraceRecordKind.Kept => payload.ReadFlag() ? $"the keeping of {payload.ReadText()}" : $"something that could not be kept ('{payload.ReadText()}')",
        TraceRecordKind.Heard => payload.ReadByte() == 0 ? $"the microphone's opening, {payload.ReadByte()}" : $"{payload.ReadInt32()} samples of sound, {payload.ReadInt64()} lost so far",
        TraceRecordKind.Gesture => Gesture(ref payload),
        TraceRecordKind.Intent => $"the intent {(IntentKind)payload.ReadByte()}, handled {payload.ReadByte()}, {payload.ReadDouble().ToString(CultureInfo.InvariantCulture)} by {payload.ReadDouble().ToString(CultureInfo.InvariantCulture)}, of {Gesture(ref payload)}",
        TraceRecordKind.Capture => $"the capture {(CaptureOutcome)payload.ReadByte()} '{payload.ReadText()}' of {Gesture(ref payload)}",
        TraceRecordKind.HudAnswer => HudAnswer(ref payload),
        TraceRecordKind.Touch => $"a finger at the temple, {(ButtonAction)payload.ReadByte()}, clear at {Time(new HostTime(payload.ReadInt64()))}",
        TraceRecordKind.Charge => $"the glasses' charge, on {payload.ReadByte()}, {payload.ReadDouble().ToString("R", CultureInfo.InvariantCulture)} %",
        TraceRecordKind.Calibrated => $"the end of a guided session, '{payload.ReadText()}', {payload.ReadRest().Length} bytes learnt",
        TraceRecordKind.Wear => $"the glasses, worn {payload.ReadByte()}",
        TraceRecordKind.Pause => $"the wearer's switch, at pause {payload.ReadByte()}",
        TraceRecordKind.Voice => Voice(ref payload),
        TraceRecordKind.Speaker => payload.ReadFlag() ? $"speakers that took {payload.ReadInt32()} samples" : $"speakers that failed ('{payload.ReadText()}')",
        TraceRecordKind.Signal => payload.ReadFlag() ? $"a signal of {payload.ReadInt32()} dBm" : "a signal of no known strength",
        TraceRecordKind.HudFrame => HudFrame(ref payload),
        TraceRecordKind.Clock => $"a look at the clock on the wall, {new DateTime(payload.ReadInt64()).ToString("O", CultureInfo.InvariantCulture)}",
        TraceRecordKind.Edited => payload.ReadByte() switch
        {
            1 => $"a small picture of {payload.ReadUInt16()} x {payload.ReadUInt16()}, {Short(payload.ReadRest())}",
            2 => $"a cropped photo, {payload.ReadText()}, {payload.ReadInt32()} bytes",
            _ => $"a photo that could not be read ('{payload.ReadText()}')",
        },
        TraceRecordKind.FreeSpace => $"a memory that says at call {payload.ReadInt64()} that {payload.ReadInt64()} bytes are free",
        TraceRecordKind.AppSaid => AppSaid(ref payload),
        TraceRecordKind.Head => payload.ReadByte() == 0 ? $"the opening of the head's sensor, {payload.ReadByte()}" : $"the head's motion, {payload.ReadInt64()} samples lost so far, {payload.ReadInt32()} given",
        TraceRecordKind.Pointed => $"the pointer's {(CursorEventKind)payload.ReadByte()} on '{payload.ReadText()}', {Gesture(ref payload)}",
        TraceRecordKind.HudSpots => $"{payload.ReadInt32()} things that can be pointed at",
        TraceRecordKind.ServiceSaid => $"what the service '{payload.ReadText()}' said at call {payload.ReadInt64()}",
        TraceRecordKind.Note => $"the note '{payload.ReadText()}'",
        _ => $"a record of kind {kind}",
    };

    private static string Gesture(ref TracePayload payload)
    {
        var (confidence, newest) = (payload.ReadSingle(), payload.ReadInt64());
        return string.Create(CultureInfo.InvariantCulture, $"gesture {payload.ReadText()} ({confidence:R}, newest sample {Time(new HostTime(newest))})");
    }

    private static string Photo(ref TracePayload payload)
    {
        var size = $"{payload.ReadUInt16()} x {payload.ReadUInt16()}";
        if (!payload.ReadFlag())
            return $"a camera that failed ('{payload.ReadText()}', asked for {size})";
        var takenAt = payload.ReadInt64();
        var type = payload.ReadText();
        var length = payload.ReadInt32();
        return $"a photo of {Time(new HostTime(takenAt))}, {type}, {length} bytes, {Short(payload.ReadRest())}, asked for {size}";
    }

    private static string HudAnswer(ref TracePayload payload)
    {
        var outcome = (HudOutcome)payload.ReadByte();
        var visibleAt = new HostTime(payload.ReadInt64());
        var answer = $"the display's answer {outcome} '{payload.ReadText()}', visible at {Time(visibleAt)}";
        return outcome is HudOutcome.Dropped or HudOutcome.Blocked ? $"{answer}, to the scene {payload.ReadText()}" : answer;
    }

    private static string HudFrame(ref TracePayload payload)
    {
        var picture = Short(payload.ReadBytes(32));
        return $"the HUD frame {payload.ReadText()}, picture {picture}";
    }

    private static string Voice(ref TracePayload payload)
    {
        var (language, rate, volume) = (payload.ReadText(), payload.ReadUInt16(), payload.ReadDouble());
        var text = payload.ReadText();
        var from = new HostTime(payload.ReadInt64());
        var (rateHz, count) = (payload.ReadInt32(), payload.ReadInt32());
        return string.Create(CultureInfo.InvariantCulture, $"the voice that says '{text}' in {language} with {rate} words a minute at {volume} %, {count} samples at {rateHz} Hz from {Time(from)}{(payload.ReadFlag() ? "" : $", and then failed ('{payload.ReadText()}')")}");
    }

    private static string AppSaid(ref TracePayload payload)
    {
        var (app, call) = (payload.ReadText(), payload.ReadInt64());
        return payload.ReadByte() switch
        {
            0 => $"{app} with {payload.ReadInt32()} messages waiting at call {call}",
            1 => $"{app}, which asks {Begin(Encoding.UTF8.GetString(payload.ReadRest()))} at call {call}",
            _ => $"{app}, which cannot be started ('{payload.ReadText()}') at call {call}",
        };
    }

    private static string Begin(string text) => text.Length <= MostText ? text : $"{text[..MostText]}…";

    private static string Short(ReadOnlySpan<byte> hash) => Convert.ToHexStringLower(hash)[..Math.Min(12, 2 * hash.Length)];

    private static string Characteristic(Guid uuid) => uuid switch
    {
        _ when uuid == GattUuids.EmgFrames => "the EMG frames",
        _ when uuid == GattUuids.ControlPoint => "the control point",
        _ when uuid == GattUuids.DeviceStatus => "the device status",
        _ when uuid == GattUuids.BandCondition => "the band's condition",
        _ when uuid == GattUuids.Measurement => "the measurement",
        _ => uuid.ToString(),
    };
}
