using System.Security.Cryptography;
using System.Text;
using NeuralGlasses.Capture;
using NeuralGlasses.Devices;
using NeuralGlasses.Hud;
using NeuralGlasses.Streaming;
using NeuralGlasses.Traces;

namespace NeuralGlasses.Simulator.Traces;

/// <summary>
/// Crops and shrinks photos that a trace does not hold: what it gives has the recorded size and nothing of the picture. It stands in front of a sink as well, to which it
/// says of a scene with such a picture what was recorded: the hash of the true one, and that of the frame, which nobody can paint again.
/// </summary>
internal sealed class ReplayedEditor(ReplayedAnswers answers, ITraceSink next) : IPhotoEditor, ITraceSink
{
    private const int HashLength = SHA256.HashSizeInBytes;

    // More than a scene shows, a stack of photos and a viewfinder's last second together.
    private const int MostPictures = 64;
    private readonly List<(byte[] StandIn, byte[] Real)> _pictures = [];

    /// <summary>Who records; set once it is made in front of this sink.</summary>
    public TraceRecorder? Recorder { get; set; }

    public Photo Crop(Photo photo, double zoom)
    {
        var answer = Answer(2);
        var type = answer.ReadText();
        return new Photo(new byte[answer.ReadInt32()], type, photo.TakenAt);
    }

    public HudPicture Shrink(Photo photo, double zoom, int mostWidthPixels, int mostHeightPixels)
    {
        var answer = Answer(1);
        int width = answer.ReadUInt16();
        int height = answer.ReadUInt16();
        var hash = answer.ReadRest();

        // Another picture for another hash, so that the glasses see that something changed.
        var pixels = new byte[4 * width * height];
        hash[..Math.Min(hash.Length, pixels.Length)].CopyTo(pixels);
        _pictures.Add((Hex(SHA256.HashData(pixels)), Hex(hash)));
        if (_pictures.Count > MostPictures)
            _pictures.RemoveAt(0);
        return new HudPicture(width, height, pixels);
    }

    public void Append(TraceRecordKind kind, HostTime at, ReadOnlySpan<byte> payload)
    {
        var frame = default(TraceRecord);
        var isFrame = kind == TraceRecordKind.HudFrame && answers.TryTake(TraceRecordKind.HudFrame, out frame);
        if (_pictures.Count == 0 || kind is not (TraceRecordKind.HudFrame or TraceRecordKind.HudAnswer))
        {
            next.Append(kind, at, payload);
            return;
        }

        var said = payload.ToArray();
        var isStandIn = false;
        foreach (var (standIn, real) in _pictures)
        {
            for (var found = said.AsSpan().IndexOf(standIn); found >= 0; found = said.AsSpan().IndexOf(standIn))
            {
                real.CopyTo(said, found);
                isStandIn = true;
            }
        }

        if (isStandIn && isFrame)
            frame.Payload.Span[..HashLength].CopyTo(said);
        next.Append(kind, at, said);
    }

    private static byte[] Hex(ReadOnlySpan<byte> hash) => Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash));

    private TracePayload Answer(int wanted)
    {
        if (!answers.TryTake(TraceRecordKind.Edited, out var record))
            throw new DeviceFailedException(ReplayedAnswers.None);
        Recorder!.Begin(TraceRecordKind.Edited, Recorder.Now).AddBytes(record.Payload.Span).End();
        var answer = record.Open();
        var what = answer.ReadByte();
        return what == wanted ? answer : throw new DeviceFailedException(what == 0 ? answer.ReadText() : ReplayedAnswers.None);
    }
}
