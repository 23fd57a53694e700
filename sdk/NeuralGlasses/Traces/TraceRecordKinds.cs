namespace NeuralGlasses.Traces;

/// <summary>Describes the kinds of record of the format; the table in <c>simulator/Traces/README.md</c> is made from it.</summary>
public static class TraceRecordKinds
{
    /// <summary>Every kind, in the order of the numbers.</summary>
    public static IReadOnlyList<TraceRecordDescription> All { get; } =
    [
        new(TraceRecordKind.Profile, TraceRole.Remark, "bytes", "the wearer's stored calibration, unsigned; only where one decodes"),
        new(TraceRecordKind.Truth, TraceRole.Remark, "f64 begin, f64 end, text gesture", "what the wearer really did, in seconds; only where it is known"),
        new(TraceRecordKind.Memory, TraceRole.Remark, "u8 what, text owner, text key, bytes", "something that the glasses remembered from before: 0 a text that an app stored, 1 one that the wearer set for it, 2 the history of notifications, 3 a photo, video or sound note, by its name and i64 length, without what is in it (in traces of older programs without the length), 4 what the wearer wants to be told, 5 the list of the favourites among them, 6 the wearer's own words of the language that is the owner"),
        new(TraceRecordKind.App, TraceRole.Remark, "manifest as JSON", "an app that is installed from a folder, in the order of the home menu: its manifest, and why it is refused if it is"),
        new(TraceRecordKind.CursorProfile, TraceRole.Remark, "bytes", "the wearer's stored calibration of the pointer, unsigned; only where one points"),
        new(TraceRecordKind.Connected, TraceRole.Input, "", "the wristband connected"),
        new(TraceRecordKind.Disconnected, TraceRole.Input, "", "the connection ended"),
        new(TraceRecordKind.Value, TraceRole.Input, "uuid characteristic, bytes", "a notification or the answer to a read arrived"),
        new(TraceRecordKind.Tick, TraceRole.Input, "", "the glasses' loop ran although nothing arrived"),
        new(TraceRecordKind.Redraw, TraceRole.Input, "", "the display lost its picture, as without power; the glasses show everything anew"),
        new(TraceRecordKind.Shut, TraceRole.Input, "", "the glasses went off while something was captured, which ended and was kept"),
        new(TraceRecordKind.Subscribe, TraceRole.Request, "uuid characteristic", "the glasses asked for notifications"),
        new(TraceRecordKind.Read, TraceRole.Request, "uuid characteristic", "the glasses asked for a value"),
        new(TraceRecordKind.Write, TraceRole.Request, "uuid characteristic, bytes", "the glasses wrote a value"),
        new(TraceRecordKind.Light, TraceRole.Answer, "u8 question, u8 answer", "capture light: 0 is it lit, 1 light it; 0 no, 1 yes"),
        new(TraceRecordKind.Photo, TraceRole.Answer, "u16 width, u16 height, u8 1, i64 taken at, text media type, i32 length, sha256; or u8 0, text why", "the camera took a photo, or could not; the size that was asked for, 0 for the usual one"),
        new(TraceRecordKind.Kept, TraceRole.Answer, "u8 1, text name; or u8 0, text why, i64 call", "a photo, video or sound note was kept, or a call of the memory for them failed, the first being 1; in traces of older programs photos alone, and no call"),
        new(TraceRecordKind.HudAnswer, TraceRole.Answer, "u8 outcome, i64 visible at, text why; for a scene that is not shown, the scene as in a frame", "the display took a scene: 0 whole, 1 with something left out; or did not: 2 too soon, 3 not at all"),
        new(TraceRecordKind.Signal, TraceRole.Answer, "u8 1, i32 strength; or u8 0", "strength of the wristband's signal in dBm, or that it is not known"),
        new(TraceRecordKind.Touch, TraceRole.Answer, "u8 action, i64 at", "a finger at the temple was felt; what it did, and when that was clear"),
        new(TraceRecordKind.Charge, TraceRole.Answer, "u8 on, f64 percent, u8 charging, u8 low, f64 skin, u8 heat", "charge and heat of the glasses: whether they run, charge in percent or -1, temperature of the temple in °C, 0 normal, 1 hot, 2 too hot"),
        new(TraceRecordKind.Pause, TraceRole.Answer, "u8 paused", "the wearer's switch was found at another place than before; at first it is not at pause"),
        new(TraceRecordKind.Clock, TraceRole.Answer, "i64 ticks, i16 offset", "the clock on the wall was looked at, for the name of a photo or video: 100 ns of local time since the year 1, and its minutes before UTC"),
        new(TraceRecordKind.Edited, TraceRole.Answer, "u8 1, u16 width, u16 height, sha256; or u8 2, text media type, i32 length; or u8 0, text why", "a photo was made small for the display, and here is the hash of its pixels; or cropped; or could not be read"),
        new(TraceRecordKind.Wear, TraceRole.Answer, "u8 worn", "the glasses were found put on or taken off since they were last looked at; at first they are worn"),
        new(TraceRecordKind.Calibrated, TraceRole.Answer, "text sentence, bytes profile", "the glasses had learnt from a guided session: what the wearer is told, and what was learnt; no bytes where the session could not be used"),
        new(TraceRecordKind.Heard, TraceRole.Answer, "u8 0, u8 1 or u8 0 and text why; or u8 1, i32 samples, i64 lost so far, u8 listens", "the microphone was opened, or gave samples; what was heard is not recorded"),
        new(TraceRecordKind.Voice, TraceRole.Answer, "text language, u16 words a minute, f64 volume, text, i64 from, i32 rate, i32 samples, u8 1; or u8 0, text why; u8 1 for the voice of an AI, else nothing", "the voice was asked to say a text; when its sound is there, samples a second, how many, and whether that is all of it; the sound itself is not kept"),
        new(TraceRecordKind.Speaker, TraceRole.Answer, "u8 1, i32 taken; or u8 0, text why", "the speakers did not take all that was to be played; all that has no such record they took"),
        new(TraceRecordKind.AppSaid, TraceRole.Answer, "text app, i64 call, then u8 0, i32 waiting; or u8 1, request as JSON; or u8 2, text why", "what the glasses heard of an installed app's process at one of their calls, which are counted from 1: that so many messages wait for it, that it asked for something or ended, or that it could not be started; calls that found nothing new have no record"),
        new(TraceRecordKind.Gesture, TraceRole.Event, "f32 confidence, i64 newest sample, text gesture", "the decision policy accepted a gesture"),
        new(TraceRecordKind.Intent, TraceRole.Event, "u8 kind, u8 handled, f64 x, f64 y, then the gesture as above", "an intent was dispatched; whether it changed something; steps of a dial or degrees of a drag"),
        new(TraceRecordKind.Capture, TraceRole.Event, "u8 outcome, text, then the gesture as above", "a line of the capture log"),
        new(TraceRecordKind.HudFrame, TraceRole.Event, "sha256 picture, text scene as JSON", "the display showed a scene; the hash of its picture is zero where none was painted"),
        new(TraceRecordKind.LightOff, TraceRole.Event, "", "the capture light was turned off"),
        new(TraceRecordKind.Note, TraceRole.Event, "text", "a line of the glasses' log"),
        new(TraceRecordKind.Keystroke, TraceRole.Event, "u8 kind, u8 passed, then the gesture as above", "a gesture typed a key of a text: 0 it was made, 1 it is still held; whether the gate let it"),
        new(TraceRecordKind.Pointed, TraceRole.Event, "u8 kind, text over, then the gesture as above", "the wrist that points did something: 0 it flicked, 2 it pressed, 3 clicked, 4 began a drag, 5 dragged, 8 let go, 10 held; what it is on; the gesture has no name where it means nothing by itself"),
        new(TraceRecordKind.HudPicture, TraceRole.Extra, "bytes", "the PNG of the frame before"),
        new(TraceRecordKind.PhotoPicture, TraceRole.Extra, "bytes", "the photo before, as the camera encoded it"),
        new(TraceRecordKind.Skin, TraceRole.Extra, "u16 channels, i32 sets, per set i32 after, channels × f32", "potentials at the electrodes in µV, each set so many microseconds after the record's time; simulated arms only"),
        new(TraceRecordKind.Motion, TraceRole.Extra, "i32 sets, per set i32 after, 6 × f32", "three accelerations in g and three rates in °/s that an ideal sensor felt, in the sensor's time; simulated arms only"),
        new(TraceRecordKind.Reaction, TraceRole.Extra, "f64 wish, f64 onset, f64 event, f64 frame, text movement, text gesture", "somebody wished for a movement on the page, the muscles began, the event came, the display showed a frame, each at so many seconds; a frame at -1 is none"),
        new(TraceRecordKind.FreeSpace, TraceRole.Answer, "i64 call, i64 bytes", "the memory for photos, videos and sound notes was asked how much of it is free, at that of its calls, and it was another number than before; at first it is 2 to the power of 40"),
        new(TraceRecordKind.Head, TraceRole.Answer, "u8 0, u8 1 or u8 0 and text why; or u8 1, i64 lost so far, i32 samples, per sample i64 at, 6 × f32", "the motion sensor at the temple was opened, or gave samples: three accelerations in g and three rates in °/s, in the head's axes"),
        new(TraceRecordKind.HudSpots, TraceRole.Answer, "i32 spots, per spot text id, f64 left, f64 top, f64 width, f64 height", "where what can be pointed at stands on the display, in pixels, if it is elsewhere than before; at first nothing stands anywhere"),
        new(TraceRecordKind.ServiceSaid, TraceRole.Answer, "text service, i64 call, u8 what: 0 i64 question, answer as JSON; 1 i64 question, event as JSON; 2 nothing", "a service whose answers come from outside said something at the how-manieth call of it: answered a question, told of something that a question wants to be told of, or said that it had news or took a turn of the dial; questions are counted from 1, and the JSON is that of the protocol of apps"),
        new(TraceRecordKind.End, TraceRole.End, "i64 records, u8 kinds, per kind u8, i64 count; run hash, content hash", "the trace is whole; nothing follows"),
    ];

    // Behind the table from which it is made: static fields are filled in the order in which they stand.
    private static readonly TraceRole[] Roles = MakeRoles();

    /// <summary>The role of a kind; one that this release does not know is an <see cref="TraceRole.Extra"/>.</summary>
    public static TraceRole RoleOf(TraceRecordKind kind) => (int)kind is >= 0 and <= 255 ? Roles[(int)kind] : TraceRole.Extra;

    /// <summary>Whether records of this kind enter the run's hash: what reached the glasses and what they made of it.</summary>
    public static bool IsHashed(TraceRecordKind kind) => RoleOf(kind) is TraceRole.Input or TraceRole.Request or TraceRole.Answer or TraceRole.Event;

    private static TraceRole[] MakeRoles()
    {
        var roles = new TraceRole[256];
        Array.Fill(roles, TraceRole.Extra);
        foreach (TraceRecordDescription kind in All)
            roles[(int)kind.Kind] = kind.Role;
        return roles;
    }
}

/// <summary>One kind of record.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Role">Its part in a replay.</param>
/// <param name="Payload">Layout of its payload; empty for none.</param>
/// <param name="Meaning">What it says.</param>
public sealed record TraceRecordDescription(TraceRecordKind Kind, TraceRole Role, string Payload, string Meaning);
