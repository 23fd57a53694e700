using NeuralGlasses.Capture;
using NeuralGlasses.Devices;
using NeuralGlasses.Storage;

namespace NeuralGlasses.Sdk.Tests.Apps;

// Files as cameras and microphones leave them in a store, one more than the other with its sun at another place.
internal static class MediaFiles
{
    public const int SoundHz = 8000;

    public static string Add(MediaStore store, string kind)
    {
        byte[] picture = Landscape.Jpeg(640, 480, 0.2f + (store.Items.Count * 0.3f));
        switch (kind)
        {
            case "photo":
                return store.Save(new Photo(picture, "image/jpeg", default));
            case "damaged":
                return store.Save(new Photo(picture.AsMemory(0, 700), "image/jpeg", default));
            case "video":
                var video = new AviWriter(store.Begin(MediaKind.Video), new AviShape(640, 480, 10_000, SoundHz));
                video.AddSound(new short[SoundHz / 10]);
                for (var i = 0; i < 754; i++)
                    video.AddFrame(i == 0 ? picture : []);
                return video.Finish();
            default:
                var sound = new WavWriter(store.Begin(MediaKind.Sound), SoundHz);
                sound.Add(new short[12 * SoundHz]);
                return sound.Finish();
        }
    }
}
