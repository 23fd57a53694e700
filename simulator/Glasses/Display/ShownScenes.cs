using NeuralGlasses.Hud;

namespace NeuralGlasses.Simulator.Glasses.Display;

/// <summary>
/// Remembers what each frame of a run showed, without the pixels of pictures in it: those are in the frame's file, and of a viewfinder they would fill the memory.
/// In their place stands a black picture of the same size, one for all of that size.
/// </summary>
internal sealed class ShownScenes
{
    private readonly List<HudScene> _scenes = [];
    private readonly Dictionary<(int Width, int Height), HudPicture> _black = [];

    public IReadOnlyList<HudScene> All => _scenes;

    public void Add(HudScene scene) => _scenes.Add(scene.Elements.Any(HoldsPicture) ? new HudScene(scene.Id, Strip(scene.Elements)) { FocusedId = scene.FocusedId, Cursor = scene.Cursor } : scene);

    private static bool HoldsPicture(HudElement element) => element is HudImage || (element is HudRow row && row.Elements.Any(HoldsPicture));

    private HudElements Strip(HudElements elements) => [.. elements.Select(element => element switch
    {
        HudImage image => image with { Picture = Black(image.Picture.WidthPixels, image.Picture.HeightPixels) },
        HudRow row => row with { Elements = Strip(row.Elements) },
        _ => element,
    })];

    private HudPicture Black(int width, int height)
    {
        if (!_black.TryGetValue((width, height), out var black))
            _black[(width, height)] = black = new HudPicture(width, height, new byte[4 * width * height]);
        return black;
    }
}
