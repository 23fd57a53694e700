namespace NeuralGlasses.Skia.Setting;

/// <summary>
/// Characters without a shape of their own, which no font need have: joiners, variation selectors, direction marks. They are what HarfBuzz hides
/// of Unicode's Default_Ignorable_Code_Point.
/// </summary>
internal static class Invisible
{
    internal static bool Is(int codePoint) => codePoint switch
    {
        < 0x00AD => false,
        0x00AD or 0x034F or 0x061C or 0x17B4 or 0x17B5 or 0xFEFF => true,
        >= 0x180B and <= 0x180E => true,
        >= 0x200B and <= 0x200F => true,
        >= 0x202A and <= 0x202E => true,
        >= 0x2060 and <= 0x206F => true,
        >= 0xFE00 and <= 0xFE0F => true,
        >= 0xFFF0 and <= 0xFFF8 => true,
        >= 0x1D173 and <= 0x1D17A => true,
        >= 0xE0000 and <= 0xE0FFF => true,
        _ => false,
    };
}
