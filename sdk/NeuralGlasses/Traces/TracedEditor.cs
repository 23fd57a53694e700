using System.Security.Cryptography;
using NeuralGlasses.Capture;
using NeuralGlasses.Devices;
using NeuralGlasses.Hud;

namespace NeuralGlasses.Traces;

/// <summary>Records what becomes of photos that are cropped or shown small: their sizes and hashes, never their pixels.</summary>
/// <param name="editor">Who decodes them.</param>
/// <param name="recorder">Who records.</param>
public sealed class TracedEditor(IPhotoEditor editor, TraceRecorder recorder) : IPhotoEditor
{
    private readonly byte[] _hash = new byte[SHA256.HashSizeInBytes];

    /// <inheritdoc/>
    public Photo Crop(Photo photo, double zoom)
    {
        Photo cropped = Try(() => editor.Crop(photo, zoom));
        Begin(2).AddText(cropped.MediaType).AddInt32(cropped.Encoded.Length).End();
        return cropped;
    }

    /// <inheritdoc/>
    public HudPicture Shrink(Photo photo, double zoom, int mostWidthPixels, int mostHeightPixels)
    {
        HudPicture small = Try(() => editor.Shrink(photo, zoom, mostWidthPixels, mostHeightPixels));
        SHA256.HashData(small.Rgba.Span, _hash);
        Begin(1).AddUInt16(small.WidthPixels).AddUInt16(small.HeightPixels).AddBytes(_hash).End();
        return small;
    }

    private T Try<T>(Func<T> edit)
    {
        try
        {
            return edit();
        }
        catch (DeviceFailedException failure)
        {
            Begin(0).AddText(failure.Message).End();
            throw;
        }
    }

    private TraceRecorder Begin(int what) => recorder.Begin(TraceRecordKind.Edited, recorder.Now).AddByte(what);
}
