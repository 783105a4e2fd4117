"""Hard cases of sentence ends; `¦` stands where a sentence ends and is no part of the text."""

from __future__ import annotations

import pytest

from factcheck.split import sentences

INDONESIAN = [
    # marks of Windows-1252 read as Latin-1, footnotes
    "Ia berkata, \x93Saya pulang.\x94 ¦Lalu ia pergi.",
    "Ia menjawab: \x91Ya.\x92 ¦Ibunya diam.",
    "Ia pergi.[1] ¦Lalu ia pulang.[2][13] ¦Hujan turun.",
    "Ir. Suroso dan Drs. Moh. Anwar hadir. ¦Warga bersorak.",
    # titles, address, ranks
    "Bpk. Joko d/a PT. Sinar Terang Tbk. di Cikarang menerima surat itu. ¦Ia membalasnya.",
    "Tn. Hasan dan Ny. Wati bertemu Nn. Lestari. ¦Mereka berbincang.",
    "Rumahnya di Kel. Gambir, Kec. Gambir, Kab. Serang. ¦Ia tinggal di sana.",
    "Kapolda Irjen Pol. Bambang Setiadi hadir. ¦Acara dimulai.",
    "Prof. Dr. Ir. R. M. Sastro dilantik. ¦Ia dosen.",
    "Letjen (Purn.) Sutomo datang ke Bandung. ¦Ia disambut warga.",
    "Menurut dr. Ratna, pasien stabil. ¦Ia sudah pulang.",
    "Ustaz H. Mahfud dan K.H. Zainal hadir. ¦Keduanya berdoa.",
    "Hj. Aminah menjual kain. ¦Kain itu laku.",
    "Drs. Budi Raharjo, M.Si. menjadi ketua. ¦Ia dipilih warga.",
    "Sdr. Anton dipanggil polisi. ¦Ia tidak hadir.",
    "Surat itu ditujukan kepada Yth. Kepala Dinas Pendidikan. ¦Isinya singkat.",
    "Pdt. Markus memimpin doa. ¦Jemaat hening.",
    # degrees
    "Rini Astuti, S.Pd., M.Pd. membuka acara. ¦Hadirin bertepuk tangan.",
    "Gugatan diajukan Andi, S.H. M.H. pada Senin. ¦Sidang ditunda.",
    "Ketuanya Dewi, S.Kom. ¦Wakilnya Rudi.",
    # addresses and bodies
    "Rapat pukul 00.00 WIB di Jl. Merdeka No. 12, Bandung. ¦Rapat selesai.",
    "Kantornya di Jln. Melati Gg. Buntu Rt. 05 Rw. 02. ¦Kantor itu kecil.",
    "Saham PT Maju Bersama Tbk. turun. ¦Pasar lesu.",
    "Ia bekerja di PT Maju Bersama Tbk. ¦Namun ia ingin pindah.",
    "CV. Karya Abadi menang lelang. ¦Nilainya kecil.",
    # numbers, money, times, dates
    "Harganya Rp. 150.000,00 per buah. ¦Murah sekali.",
    "Harganya Rp14.250 per dolar. ¦Kemarin Rp14.100.",
    "Jumlahnya 1.234,5 ton. ¦Tahun lalu 1.100 ton.",
    "Laga mulai 19.30 WIB. ¦Tiket habis.",
    "Ia tiba Sabtu (9/1/2020). ¦Lalu ia pergi Minggu (10/1) pukul 00:00.",
    "Lihat hlm. 55 buku itu. ¦Di sana ada peta.",
    "UU No. 11 Tahun 2020 berlaku. ¦Banyak yang menolak.",
    "Peristiwa itu terjadi pada 1998. ¦Ekonomi runtuh.",
    "Inflasi naik 5% y.o.y. ¦Analis terkejut.",
    "Ia lahir tgl. 5 Mei. ¦Ibunya guru.",
    # eras, initials, letters
    "Candi itu dari abad ke-7 M. ¦Raja membangunnya.",
    "Kota itu berdiri pada 500 SM. ¦Penduduknya sedikit.",
    "Ia wafat pada 1442 H. ¦Umat berduka.",
    "Puisi W.S. Rendra dibacakan. ¦Penonton diam.",
    "Penyair B. J. Sasmita datang. ¦Ia tersenyum.",
    "Jeruk mengandung vitamin C. ¦Selain itu jeruk segar.",
    "Raja Charles II. ¦Ia berkuasa lama.",
    # abbreviations in mid-sentence
    "Ia membeli beras, gula, dll. untuk keluarga. ¦Semua mahal.",
    "Ali dkk. ditahan polisi. ¦Mereka bebas kemudian.",
    "Ia membawa beras, gula, dll. ¦Semua habis.",
    "Surat a.n. Kepala Dinas diteken. ¦Isinya jelas.",
    "Ayat Q.S. Al-Fatihah dibaca. ¦Jemaah khusyuk.",
    "Timnas vs. Malaysia imbang. ¦Suporter kecewa.",
    # quotations
    "“Siapa namamu?” tanya hakim. ¦Ia diam.",
    "“Turunkan harga!” teriak mereka. ¦Polisi berjaga.",
    '"Kapan pulang?" tanya ibunya. ¦Ia menunduk.',
    "“Saya mau pulang.” ¦Lalu ia pergi.",
    '"Kami siap," kata Rina. ¦"Kami menunggu."',
    "Apa benar? tanya hakim. ¦Ia mengangguk.",
    '"Kami menang." ¦"Kami pulang."',
    "Ia bertanya (mengapa?) lalu pergi. ¦Tak ada jawaban.",
    # enumerations
    "1. Cuci tangan. ¦2. Pakai masker.",
    "Caranya: 1. Rebus air. ¦2. Masukkan teh. ¦3. Aduk.",
    "a. Pendaftaran dibuka Senin. ¦b. Ujian digelar Jumat.",
    "II. Metode penelitian dijelaskan. ¦Hasilnya baik.",
    # addresses of the net, brands
    "Baca di kompas.com. ¦Kunjungi pula detik.com hari ini.",
    "Menurut Kompas.com, harga naik. ¦Pedagang mengeluh.",
    "Yahoo! menyatakan rugi. ¦Sahamnya turun.",
    # glued sentences
    "Perkara perceraian meningkat.¦Data Pengadilan menunjukkan itu.",
    "Ia pergi (kemarin).¦Kami tidak tahu.",
    "“Saya lelah.”¦Ia lalu tidur.",
    "Ia menang pada 2019.¦Lawannya kalah.",
    # marks
    "Jadi... begitulah. ¦Tamat.",
    "Ia menunggu… ¦Tak ada yang datang.",
    "Benarkah?! ¦Tidak ada yang tahu.",
    "Syaratnya: KTP; KK; ijazah. ¦Semua wajib.",
    "Wah!!! ¦Hebat sekali.",
    # lines
    "Judul tanpa titik\n¦Isi berita dimulai di sini.",
    "Baris satu\r\n¦Baris dua\u2028¦Baris tiga\x85¦Baris empat\r¦Baris lima",
    "Panitia mengumumkan bahwa pertandingan yang semula\ndijadwalkan besok ditunda. ¦Cuaca buruk.",
]

ENGLISH = [
    "Mr. Smith met Dr. Jones at 5 p.m. on Jan. 5. ¦They talked.",
    "The U.S. President spoke. ¦He left the U.S. ¦The crowd cheered.",
    "It costs $1.5 million. ¦That is a lot.",
    "Acme Inc. said so. ¦Acme Corp. Chairman Bob Roe agreed.",
    "“Why?” asked the judge. ¦He did not answer.",
    '"Stop!" he cried. ¦Nobody did.',
    "No. ¦I will not.",
    "See No. 12 and pp. 4-5. ¦It is there.",
    "J. R. R. Doe wrote it. ¦It sold well.",
    "She has a Ph.D. in law. ¦She teaches.",
    "Visit example.com. ¦It is free.",
    "He took vitamin C. ¦It helped.",
    "Bring pens, paper, etc. ¦Please be on time.",
    "She lives in St. Louis. ¦Her brother lives on Mt. Hood.",
    "It works. ¦(So they say.) ¦Fine.",
]

OTHERS = [
    ("zh", "他走了。¦她来了！¦真的吗？¦是的。"),
    ("ja", "雨が降った。¦寒い。"),
    ("hi", "वह गया। ¦वह आई।"),
    ("ar", "هل ذهب؟ ¦نعم ذهب."),
    ("de", "Das Haus steht am 3. Oktober leer. ¦Er kam z.B. Montag."),
    ("fr", "Il a dit « oui. » ¦Puis il est parti."),
    ("es", "¿Qué pasa? ¦Nada."),
    ("nl", "Hij ging weg. ¦Zij bleef."),
]


@pytest.mark.parametrize(
    ("lang", "marked"),
    [("id", case) for case in INDONESIAN] + [("en", case) for case in ENGLISH] + OTHERS,
)
def test_sentence_ends(lang: str, marked: str) -> None:
    text = marked.replace("¦", "")
    assert [text[start:end] for start, end in sentences(text, lang)] == [part.strip() for part in marked.split("¦")]


def test_there_are_sixty_hard_indonesian_cases() -> None:
    assert len(set(INDONESIAN)) >= 60
