using NeuralGlasses.Capture;
using NeuralGlasses.Consent;
using NeuralGlasses.Sdk.Tests.Consent;
using NeuralGlasses.Sdk.Tests.Storage;
using NeuralGlasses.Skia.Capture;
using NeuralGlasses.Storage;
using NeuralGlasses.Streaming;
using SkiaSharp;

namespace NeuralGlasses.Sdk.Tests.Capture;

// A capture room over devices under the test's full control, with files in memory.
internal sealed class RoomBench : ICaptureListener
{
    public static readonly CaptureCause Fist = CaptureCause.Of("gesture fist");

    public RoomBench(ConsentRules? rules = null, bool hasEditor = true, bool hasMicrophone = true, MediaStoreOptions? options = null)
    {
        Glasses = new ConsentBench(rules, hasMicrophone);
        byte[] picture = MediaBench.Picture(64, 48, SKColors.SteelBlue);
        Glasses.Picture = (_, _) => picture;
        Media = new MediaBench(options ?? new MediaStoreOptions { QuotaBytes = 50 << 20, ReserveBytes = 0 });
        Room = new CaptureRoom(Glasses.Devices, Glasses.Consent, Media.Store, hasEditor ? new SkiaPhotoEditor() : null);
        Room.Listen(this);
    }

    public ConsentBench Glasses { get; }

    public MediaBench Media { get; }

    public CaptureRoom Room { get; }

    public List<CaptureJob> Finished { get; } = [];

    public HostTime Now => Glasses.Now;

    void ICaptureListener.Finished(CaptureJob job, HostTime at) => Finished.Add(job);

    public void Pass(double ms, double stepMs = 10)
    {
        for (double left = ms; left > 0; left -= stepMs)
        {
            Glasses.Wait(Math.Min(left, stepMs));
            Room.Advance(Now);
        }
    }

    public ConsentLine[] Log() => [.. ConsentLogCheck.Read(Glasses.Logs.Shelf)];
}
