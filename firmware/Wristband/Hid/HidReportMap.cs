namespace NeuralGlasses.Wristband.Hid;

/// <summary>
/// What the reports look like, as a computer reads it (USB HID 1.11, §6.2.2; usages from HID Usage Tables 1.4, pages 1, 7 and 9):
/// a keyboard and a mouse of three buttons, each a report of its own.
/// </summary>
public static class HidReportMap
{
    /// <summary>Report ID of the keyboard.</summary>
    public const int KeyboardId = 1;

    /// <summary>Bytes of a keyboard report: modifiers, a reserved byte, up to six keys that are down.</summary>
    public const int KeyboardLength = 8;

    /// <summary>Offset of the first key in a keyboard report.</summary>
    public const int KeyOffset = 2;

    /// <summary>Report ID of the mouse.</summary>
    public const int MouseId = 2;

    /// <summary>Bytes of a mouse report: buttons, then movement to the right, movement down and the wheel, signed.</summary>
    public const int MouseLength = 4;

    /// <summary>Greatest movement of a report in either direction, in counts.</summary>
    public const int MaxMovement = 127;

    /// <summary>Left button.</summary>
    public const int ButtonLeft = 0x01;

    /// <summary>Right button.</summary>
    public const int ButtonRight = 0x02;

    /// <summary>Middle button.</summary>
    public const int ButtonMiddle = 0x04;

    /// <summary>Key: enter.</summary>
    public const int KeyEnter = 0x28;

    /// <summary>Key: escape.</summary>
    public const int KeyEscape = 0x29;

    /// <summary>The report map, a row an item of the descriptor or two.</summary>
    public static readonly byte[] Bytes =
    {
        0x05, 0x01, // usage page: generic desktop
        0x09, 0x06, // usage: keyboard
        0xA1, 0x01, // collection: application
        0x85, KeyboardId, // report ID
        0x05, 0x07, // usage page: keyboard
        0x19, 0xE0, 0x29, 0xE7, // usages: left control to right GUI
        0x15, 0x00, 0x25, 0x01, // 0 to 1
        0x75, 0x01, 0x95, 0x08, // eight of 1 bit
        0x81, 0x02, // input: data, variable, absolute
        0x75, 0x08, 0x95, 0x01, // one of 8 bits
        0x81, 0x01, // input: constant
        0x19, 0x00, 0x29, 0x65, // usages: none to application
        0x15, 0x00, 0x25, 0x65, // 0 to 101
        0x75, 0x08, 0x95, 0x06, // six of 8 bits
        0x81, 0x00, // input: data, array
        0xC0, // end of collection

        0x05, 0x01, // usage page: generic desktop
        0x09, 0x02, // usage: mouse
        0xA1, 0x01, // collection: application
        0x85, MouseId, // report ID
        0x09, 0x01, // usage: pointer
        0xA1, 0x00, // collection: physical
        0x05, 0x09, // usage page: buttons
        0x19, 0x01, 0x29, 0x03, // usages: button 1 to 3
        0x15, 0x00, 0x25, 0x01, // 0 to 1
        0x75, 0x01, 0x95, 0x03, // three of 1 bit
        0x81, 0x02, // input: data, variable, absolute
        0x75, 0x05, 0x95, 0x01, // one of 5 bits
        0x81, 0x01, // input: constant
        0x05, 0x01, // usage page: generic desktop
        0x09, 0x30, 0x09, 0x31, 0x09, 0x38, // usages: x, y, wheel
        0x15, 0x81, 0x25, 0x7F, // -127 to 127
        0x75, 0x08, 0x95, 0x03, // three of 8 bits
        0x81, 0x06, // input: data, variable, relative
        0xC0, // end of collection
        0xC0, // end of collection
    };
}
